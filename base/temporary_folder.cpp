#include "base/temporary_folder.h"

#include <stdlib.h>  // mkdtemp is not in <cstdlib>'s std

#include <string>
#include <system_error>

#include "base/check.h"

namespace latchkey {

TemporaryFolder::TemporaryFolder() {
  // mkdtemp replaces the six letters.
  std::string name = (std::filesystem::temp_directory_path() / "latchkey-test-XXXXXX").string();
  LK_CHECK(mkdtemp(name.data()));
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

}  // namespace latchkey
