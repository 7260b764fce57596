// What the process asks of the system for itself.
#pragma once
#include <filesystem>

namespace latchkey {

// No core dumps and no debugger of the same user: for a moment, memory holds what nobody should read later.
void forbid_memory_dumps();
// As many sockets as the system lets us have, files for us alone, an allocator that suits large documents.
void prepare_process();
// Where this program lies, to find what was installed beside it.
std::filesystem::path program_folder();

}  // namespace latchkey
