/* SPDX-License-Identifier: MIT
 * topitem.h: positions and kinds of the steps of a compiled top-level form; see expander/expand/eval_compile.h. */
#ifndef EXPANDER_NAMESPACE_TOPITEM_H
#define EXPANDER_NAMESPACE_TOPITEM_H

enum { TOP_KIND, TOP_BODY, TOP_IDS, TOP_SYMBOLS, TOP_PAYLOAD, TOP_ITEM_SIZE };
enum { TOP_RUN, TOP_DEFINE, TOP_MACRO, TOP_REQUIRE, TOP_MODULE, TOP_UP, TOP_KINDS };

#endif
