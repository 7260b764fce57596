// Stands in for a client written in C++ while another implementation is tested against it; see
// protocol/vectors/README.md. Reads one JSON request a line and answers each with one line. With --write DIRECTORY it
// writes the committed vectors instead.
#include <fstream>
#include <iostream>
#include <string>

#include "crypto/peer/make.h"
#include "crypto/peer/serve.h"

namespace {

int write_vectors(const std::string& directory) {
  using namespace latchkey::peer;
  for (CaseFile file : {CaseFile::seal, CaseFile::member, CaseFile::account}) {
    auto cases = make_cases(file, repeatable_random);
    if (!cases) {
      std::cerr << "latchkey-seal-peer: " << cases.error().where << '\n';
      return 1;
    }
    std::ofstream out(directory + "/" + std::string(file_name(file)), std::ios::binary);
    out << render(file, *cases);
    if (!out.flush()) {
      std::cerr << "latchkey-seal-peer: cannot write to " << directory << '\n';
      return 1;
    }
  }
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc == 3 && std::string(argv[1]) == "--write") return write_vectors(argv[2]);
  if (argc != 1) {
    std::cerr << "usage: latchkey-seal-peer [--write DIRECTORY]\n";
    return 2;
  }
  for (std::string line; std::getline(std::cin, line);) {
    std::cout << latchkey::peer::answer(line) << '\n' << std::flush;  // who asked waits for this line before the next
  }
}
