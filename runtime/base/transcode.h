/* SPDX-License-Identifier: MIT
 * transcode.h: conversion between UTF-8 and UTF-16 as the language's own converters have it, with the "WTF" forms that also
 * encode lone surrogates. Bytes only: no memory is allocated, nothing raised. */
#ifndef RUNTIME_BASE_TRANSCODE_H
#define RUNTIME_BASE_TRANSCODE_H

#include "runtime/base/value.h"

typedef enum { FORM_UTF8, FORM_WTF8, FORM_UTF16, FORM_WTF16 } UnicodeForm;
typedef struct { const char *from_name, *to_name; UnicodeForm from, to; bool permissive; } TranscodeKind;

/* The conversion of that pair of names, NULL when it is none of the language's own. */
const TranscodeKind *transcode_find(const char *from, const char *to);

typedef struct { const uint8_t *in; size_t nin, used; uint8_t *out; size_t room, nout; } Transcoding;

/* Converts from IN to OUT as far as both reach, counting in USED and NOUT; why it stopped: "complete", "continues" (no
 * room), "aborts" (the last character is incomplete) or "error". An undecodable byte is U+FFFD in a permissive conversion. */
const char *transcode_run(const TranscodeKind *kind, Transcoding *t);

#endif
