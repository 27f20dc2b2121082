/* SPDX-License-Identifier: MIT
 * prim_terminal.c: the names that the reference's line editor drives a terminal by. Here the read loop has an editor of its own and
 * no program gets hold of the terminal: terminal-init says so, and an editor then reads lines from the port. */
#include "runtime/vm/arg.h"

PRIM_MODULE("#%terminal")

PRIM("terminal-init", terminal_init, 2, 2, PF_PURE, RIGHT_UNSAFE, "(in-fd : any/c) (out-fd : any/c) -> #f",
     "#f: no program gets hold of the terminal.")
{
  return VALUE_FALSE;
}

#define NO_TERMINAL(name, cname, n, contract)                                                                              \
  PRIM(name, cname, n, n, PF_RAISES, RIGHT_UNSAFE, contract, "Not supported: no program gets hold of the terminal.")       \
  {                                                                                                                        \
    raise_unsupported(vm, "no program gets hold of the terminal");                                                         \
  }
NO_TERMINAL("terminal-automargin-mode", terminal_automargin_mode, 1, "(on? : any/c) -> void?")
NO_TERMINAL("terminal-bell", terminal_bell, 0, "-> void?")
NO_TERMINAL("terminal-carriage-return", terminal_carriage_return, 0, "-> void?")
NO_TERMINAL("terminal-char-width", terminal_char_width, 1, "(c : char?) -> exact-integer?")
NO_TERMINAL("terminal-clear", terminal_clear, 1, "(how : any/c) -> void?")
NO_TERMINAL("terminal-flush", terminal_flush, 0, "-> void?")
NO_TERMINAL("terminal-get-clipboard", terminal_get_clipboard, 0, "-> any/c")
NO_TERMINAL("terminal-get-screen-size", terminal_get_screen_size, 0, "-> any")
NO_TERMINAL("terminal-line-feed", terminal_line_feed, 0, "-> void?")
NO_TERMINAL("terminal-move-cursor", terminal_move_cursor, 2, "(dx : exact-integer?) (dy : exact-integer?) -> void?")
NO_TERMINAL("terminal-nanosleep", terminal_nanosleep, 2, "(seconds : exact-integer?) (nanoseconds : exact-integer?) -> void?")
NO_TERMINAL("terminal-pause", terminal_pause, 0, "-> void?")
NO_TERMINAL("terminal-postoutput-mode", terminal_postoutput_mode, 1, "(on? : any/c) -> void?")
NO_TERMINAL("terminal-raw-mode", terminal_raw_mode, 1, "(on? : any/c) -> void?")
NO_TERMINAL("terminal-read-char", terminal_read_char, 1, "(block? : any/c) -> any/c")
NO_TERMINAL("terminal-scroll-reverse", terminal_scroll_reverse, 1, "(n : exact-integer?) -> void?")
NO_TERMINAL("terminal-set-color", terminal_set_color, 2, "(color : any/c) (background? : any/c) -> void?")
NO_TERMINAL("terminal-signal-mode", terminal_signal_mode, 1, "(on? : any/c) -> void?")
NO_TERMINAL("terminal-write-char", terminal_write_char, 1, "(c : char?) -> void?")
