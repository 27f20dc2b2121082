;; nbody: as programs/nbody.rkt
(use-modules (srfi srfi-9))
(define n (string->number (cadr (command-line))))

(define-record-type body (make-body x y z vx vy vz mass) body?
  (x body-x set-body-x!) (y body-y set-body-y!) (z body-z set-body-z!)
  (vx body-vx set-body-vx!) (vy body-vy set-body-vy!) (vz body-vz set-body-vz!)
  (mass body-mass))

(define solar (* 4.0 3.141592653589793 3.141592653589793))
(define year 365.24)
(define (planet x y z vx vy vz m)
  (make-body x y z (* vx year) (* vy year) (* vz year) (* m solar)))

(define bodies
  (list
   (make-body 0.0 0.0 0.0 0.0 0.0 0.0 solar)
   (planet 4.84143144246472082945 -1.16032004402742839362 -0.103622044471123109494
           0.00166007664274403694959 0.00769901118419740425080 -0.0000690460016972063023554
           0.000954791938424326609124)
   (planet 8.34336671824457987790 4.12479856412430479268 -0.403523417114321381185
           -0.00276742510726411214966 0.00499852801234917238955 0.0000230417297573763929463
           0.000285885980666130812119)
   (planet 12.8943695621391310164 -15.1111514016986312525 -0.223307578892655734398
           0.00296460137564761618652 0.00237847173959480950188 -0.0000296589568540237556131
           0.0000436624404335156298062)
   (planet 15.3796971148509165498 -25.9193146099879641146 0.179258772950371181757
           0.00268067772490389322511 0.00162824170038242295431 -0.0000951592254519715870971
           0.0000515138902046611451304)))

(define (settle!)
  (let loop ((l bodies) (px 0.0) (py 0.0) (pz 0.0))
    (if (null? l)
        (let ((sun (car bodies)))
          (set-body-vx! sun (- (/ px solar)))
          (set-body-vy! sun (- (/ py solar)))
          (set-body-vz! sun (- (/ pz solar))))
        (let* ((b (car l)) (m (body-mass b)))
          (loop (cdr l)
                (+ px (* m (body-vx b)))
                (+ py (* m (body-vy b)))
                (+ pz (* m (body-vz b))))))))

(define (energy)
  (let outer ((l bodies) (e 0.0))
    (if (null? l)
        e
        (let* ((b (car l))
               (e (+ e (* 0.5 (body-mass b)
                          (+ (* (body-vx b) (body-vx b))
                             (* (body-vy b) (body-vy b))
                             (* (body-vz b) (body-vz b)))))))
          (let inner ((r (cdr l)) (e e))
            (if (null? r)
                (outer (cdr l) e)
                (let* ((c (car r))
                       (dx (- (body-x b) (body-x c)))
                       (dy (- (body-y b) (body-y c)))
                       (dz (- (body-z b) (body-z c)))
                       (dist (sqrt (+ (* dx dx) (* dy dy) (* dz dz)))))
                  (inner (cdr r) (- e (/ (* (body-mass b) (body-mass c)) dist))))))))))

(define (advance! dt)
  (let outer ((l bodies))
    (unless (null? l)
      (let ((b (car l)))
        (let inner ((r (cdr l)))
          (unless (null? r)
            (let* ((c (car r))
                   (dx (- (body-x b) (body-x c)))
                   (dy (- (body-y b) (body-y c)))
                   (dz (- (body-z b) (body-z c)))
                   (d2 (+ (* dx dx) (* dy dy) (* dz dz)))
                   (mag (/ dt (* d2 (sqrt d2))))
                   (mb (* mag (body-mass b)))
                   (mc (* mag (body-mass c))))
              (set-body-vx! b (- (body-vx b) (* dx mc)))
              (set-body-vy! b (- (body-vy b) (* dy mc)))
              (set-body-vz! b (- (body-vz b) (* dz mc)))
              (set-body-vx! c (+ (body-vx c) (* dx mb)))
              (set-body-vy! c (+ (body-vy c) (* dy mb)))
              (set-body-vz! c (+ (body-vz c) (* dz mb)))
              (inner (cdr r)))))
        (outer (cdr l)))))
  (for-each
   (lambda (b)
     (set-body-x! b (+ (body-x b) (* dt (body-vx b))))
     (set-body-y! b (+ (body-y b) (* dt (body-vy b))))
     (set-body-z! b (+ (body-z b) (* dt (body-vz b)))))
   bodies))

(define (micro x) (inexact->exact (round (* x 1e9))))

(settle!)
(define before (energy))
(let loop ((i 0))
  (when (< i n)
    (advance! 0.01)
    (loop (+ i 1))))
(format #t "nbody ~a ~a ~a\n" n (micro before) (micro (energy)))
