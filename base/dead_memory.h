// What a program has let go of is overwritten. In every program of ours each block of C++ memory is wiped when it is
// given back (`operator delete` in dead_memory.cpp): request bodies, parsed JSON, the strings of the code finder and
// coroutine frames all carry what nobody may find in a dump later, and a rule that each of them wipes itself is broken
// by the first library that copies (docs/decisions/0004). Memory that lives on (a buffer used again, a global) is still
// its owner's to wipe, and secrets still live in SecretBytes.
#pragma once

// The sanitizers bring a heap of their own, which fills what is freed and must see our calls as they are.
#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define LATCHKEY_FOREIGN_HEAP
#endif
#endif
#if defined(__SANITIZE_ADDRESS__)
#define LATCHKEY_FOREIGN_HEAP
#endif

namespace latchkey {

// Overwrites the 64 kB of the calling thread's stack below the caller, which functions that have returned were using:
// short strings lie in their frames. About a microsecond.
void wipe_dead_stack();

}  // namespace latchkey
