// latchkey-bench: the benchmarks that link our own folders. script/bench runs it.
#include <cstdio>
#include <cstdlib>

#include "base/json.h"
#include "bench/figures.h"

int main(int argc, char** argv) {
  using namespace latchkey;
  std::vector<std::string> words(argv + 1, argv + argc);
  std::string what = words.size() > 3 ? words[0] : "";
  bench::Figures figures;
  if (what == "codes") {
    figures =
        bench::finding({words.begin() + 3, words.end()}, std::atof(words[1].c_str()), std::atoi(words[2].c_str()));
  } else if (what == "mails" && words.size() > 4) {
    figures = bench::taking_apart(words[3], {words.begin() + 4, words.end()}, std::atof(words[1].c_str()),
                                  std::atoi(words[2].c_str()));
  } else {
    std::fputs(
        "latchkey-bench codes SECONDS REPETITIONS FILE.jsonl...\n"
        "latchkey-bench mails SECONDS REPETITIONS LATCHKEY-MIME FILE.eml...\n",
        stderr);
    return 2;
  }
  if (figures.ours.empty()) {
    std::fputs("latchkey-bench: a sample could not be read, or latchkey-mime not started\n", stderr);
    return 1;
  }
  std::puts(to_json(figures).c_str());
  return 0;
}
