/* SPDX-License-Identifier: MIT
 * prim_random.c: random numbers.  Source: Reference, "Random Numbers".
 * A generator is seeded from the system when it is first drawn from without having been seeded, and only that needs the
 * right to randomness: seeded sequences are deterministic and allowed everywhere. */
#include <sys/random.h>

#include "runtime/base/record.h"
#include "runtime/data/number.h"
#include "runtime/data/random.h"
#include "runtime/data/vector.h"
#include "runtime/vm/param.h"
#include "runtime/vm/prim.h"
#include "runtime/vm/raise.h"

PRIM_MODULE("#%kernel")

static Random *ready(woad_vm *vm, Random *r) {
  if (random_is_seeded(r)) return r;
  if ((vm->rights & RIGHT_RANDOM) == 0)
    raise_format(vm, vm->exn.fail, "random: no right to randomness: the generator has not been seeded");
  uint64_t state[6];
  do {
    uint32_t words[6];
    if (OUTSIDE(vm, RANDOM, words, sizeof words, getrandom(words, sizeof words, 0)) != (int64_t)sizeof words) memset(words, 42, sizeof words);
    for (int i = 0; i < 6; i++) state[i] = words[i];
  } while (!random_is_valid_state(state));
  random_set_state(r, state);
  return r;
}

static Random *current_generator(woad_vm *vm) {
  return random_of(param_get(vm, vm->param.current_pseudo_random_generator));
}

static bool is_limit(woad_value v) {
  return value_is_fixnum(v) && fixnum_value(v) >= 1 && fixnum_value(v) <= RANDOM_LIMIT;
}

static Random *arg_generator(woad_vm *vm, int pos, int argc, woad_value *argv) {
  if (pos >= argc) return current_generator(vm);
  if (!value_is_random(argv[pos])) raise_argument_listing(vm, "random", "pseudo-random-generator?", pos, argc, argv);
  return random_of(argv[pos]);
}

/* (random min max [generator]) */
static woad_value random_between(woad_vm *vm, int argc, woad_value *argv) {
  for (int i = 0; i < 2; i++)
    if (!number_is_exact_integer(argv[i])) raise_argument_listing(vm, "random", "exact-integer?", i, argc, argv);
  Random *r = arg_generator(vm, 2, argc, argv);
  if (number_compare(vm, argv[0], argv[1]) >= 0)
    raise_argument_listing(vm, "random", raise_text(vm, "(>/c %V)", argv[0]), 1, argc, argv);
  woad_value width = number_sub(vm, argv[1], argv[0]);
  if (!is_limit(width))
    raise_fields(vm, "random", "difference between arguments is greater than 4294967087", "min", argv[0], "max", argv[1], NULL);
  uint64_t offset = random_below(ready(vm, r), (uint64_t)fixnum_value(width));
  return number_add(vm, argv[0], fixnum_make((int64_t)offset));
}

PRIM("random", random, 0, 3, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "[(k-or-min : (or/c (integer-in 1 4294967087) exact-integer?)) (max : exact-integer?) "
     "(generator : pseudo-random-generator?)] -> (or/c exact-integer? flonum?)",
     "Without a number a flonum between 0 and 1; an integer below K; or one from MIN up to but "
     "not including MAX.")
{
  if (argc == 0) return flonum_make(vm, random_real(ready(vm, current_generator(vm))));
  if (argc == 1 && value_is_random(argv[0])) return flonum_make(vm, random_real(ready(vm, random_of(argv[0]))));
  if (argc == 3 || (argc == 2 && number_is_exact_integer(argv[1]))) return random_between(vm, argc, argv);
  if (argc == 2 && !value_is_random(argv[1]))
    raise_argument_listing(vm, "random", "(or/c exact-integer? pseudo-random-generator?)", 1, argc, argv);
  if (!is_limit(argv[0]))
    raise_argument_listing(vm, "random", argc == 1 ? "(or/c (integer-in 1 4294967087) pseudo-random-generator?)" : "(integer-in 1 4294967087)",
                   0, argc, argv);
  Random *r = ready(vm, arg_generator(vm, 1, argc, argv));
  return fixnum_make((int64_t)random_below(r, (uint64_t)fixnum_value(argv[0])));
}

PRIM("random-seed", random_seed, 1, 1, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(k : (integer-in 0 (sub1 (expt 2 31)))) -> void?",
     "Seeds the current generator: the same seed, the same sequence.")
{
  if (!value_is_fixnum(argv[0]) || fixnum_value(argv[0]) < 0 || fixnum_value(argv[0]) > INT32_MAX)
    raise_argument_value(vm, "random-seed", "(integer-in 0 (sub1 (expt 2 31)))", argv[0]);
  random_seed(current_generator(vm), (uint32_t)fixnum_value(argv[0]));
  return VALUE_VOID;
}

PRIM("make-pseudo-random-generator", make_pseudo_random_generator, 0, 0, PF_ALLOC, RIGHTS_NONE,
     "-> pseudo-random-generator?",
     "A fresh generator, seeded from the system when it is first used.")
{ return random_make(vm); }

PRIM("pseudo-random-generator?", pseudo_random_generator_p, 1, 1, PF_PURE | PF_FOLDABLE | PF_PREDICATE, RIGHTS_NONE,
     "(v : any/c) -> boolean?",
     "Whether V is a random generator.")
{ return value_bool(value_is_random(argv[0])); }

PRIM("pseudo-random-generator->vector", pseudo_random_generator_to_vector, 1, 1, PF_READS | PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(generator : pseudo-random-generator?) -> vector?",
     "The six integers of GENERATOR's state.")
{
  if (!value_is_random(argv[0]))
    raise_format(vm, vm->exn.fail_contract, "pseudo-random-generator->vector: not a pseudo-random generator %V", argv[0]);
  Random *r = ready(vm, random_of(argv[0]));
  woad_value items[6];
  for (int i = 0; i < 6; i++) items[i] = fixnum_make((int64_t)r->state[i]);
  return vector_from(vm, 6, items);
}

static bool try_state(woad_value v, uint64_t state[6]) {
  if (!value_is_vector(v) || vector_of(v)->length != 6) return false;
  for (int i = 0; i < 6; i++)
    if (!number_try_uint64(vector_of(v)->items[i], &state[i])) return false;
  return random_is_valid_state(state);
}

PRIM("pseudo-random-generator-vector?", pseudo_random_generator_vector_p, 1, 1, PF_READS, RIGHTS_NONE,
     "(v : any/c) -> boolean?",
     "Whether V is a vector that can be a generator's state.")
{
  uint64_t state[6];
  return value_bool(try_state(argv[0], state));
}

static void check_state(woad_vm *vm, const char *who, woad_value v, uint64_t state[6]) {
  if (!try_state(v, state))
    raise_format(vm, vm->exn.fail_contract, "%s: not a valid pseudo-random generator state vector %V", who, v);
}

PRIM("vector->pseudo-random-generator", vector_to_pseudo_random_generator, 1, 1, PF_READS | PF_RAISES | PF_ALLOC, RIGHTS_NONE,
     "(vec : pseudo-random-generator-vector?) -> pseudo-random-generator?",
     "A fresh generator with that state.")
{
  uint64_t state[6];
  check_state(vm, "vector->pseudo-random-generator", argv[0], state);
  woad_value generator = random_make(vm);
  random_set_state(random_of(generator), state);
  return generator;
}

PRIM("vector->pseudo-random-generator!", vector_to_pseudo_random_generator_x, 2, 2, PF_WRITES | PF_RAISES, RIGHTS_NONE,
     "(generator : pseudo-random-generator?) (vec : pseudo-random-generator-vector?) -> void?",
     "Changes GENERATOR's state.")
{
  const char *who = "vector->pseudo-random-generator!";
  uint64_t state[6];
  if (!value_is_random(argv[0])) raise_format(vm, vm->exn.fail_contract, "%s: not a pseudo-random generator %V", who, argv[0]);
  check_state(vm, who, argv[1], state);
  random_set_state(random_of(argv[0]), state);
  return VALUE_VOID;
}

PRIM_MODULE("#%unsafe")

PRIM("unsafe-flrandom", unsafe_flrandom, 1, 1, PF_WRITES, RIGHT_UNSAFE,
     "(generator : pseudo-random-generator?) -> flonum?",
     "A flonum between 0 and 1; GENERATOR is not checked.")
{ return flonum_make(vm, random_real(ready(vm, random_of(argv[0])))); }
