// Makes a fork of this program cheap: most of what a mail costs is not reading it, but copying what the child inherits
// and touching it for the first time (docs/decisions/0003). Nothing here adds to what a child may do, and a step the
// system refuses is a step not taken.
#pragma once

namespace latchkey::mail::helper {

// Before the sandbox, for it reads /proc/self/maps. Libraries that only came along with the MIME library are not handed
// down to children; one that calls there anyway ends, and its mail is kept as it came. Does nothing without
// LD_BIND_NOW: a child would look in those libraries for symbols that are still to be found.
void leave_unused_libraries_behind();

// Last before the first fork. Start-up leaves the heap full of small holes, and a child that fills them copies a page
// for each; this fills them once, so that what a child asks for is one piece at the end of the heap.
void fill_holes_in_heap();

}  // namespace latchkey::mail::helper
