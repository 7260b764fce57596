#include <chrono>
#include <fstream>
#include <sstream>

#include "bench/figures.h"
#include "mail/mime_helper.h"

namespace latchkey::bench {

Figures taking_apart(const std::string& helper, const std::vector<std::string>& files, double seconds,
                     int repetitions) {
  Figures figures;
  std::vector<std::string> mails;
  for (const auto& file : files) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream out;
    out << in.rdbuf();
    if (!in) return {};
    mails.push_back(std::move(out).str());
    figures.bytes += static_cast<double>(mails.back().size());
  }
  auto mime = mail::MimeHelper::start({.program = helper});
  if (mails.empty() || !mime) return {};

  using Clock = std::chrono::steady_clock;
  for (int i = -1; i < repetitions; ++i) {
    auto started = Clock::now();
    std::chrono::duration<double> used{};
    std::size_t done = 0;
    do {
      // A refused mail costs as much as another one; one that crashes its child would cost more, and is no sample.
      for (const auto& raw : mails) {
        if (auto parsed = mime->parse(raw); !parsed && parsed.error().kind == Kind::unavailable) return {};
      }
      done += mails.size();
      used = Clock::now() - started;
    } while (used.count() < (i < 0 ? seconds / 4 : seconds));
    if (i >= 0) figures.ours.push_back(used.count() * 1000 / static_cast<double>(done));  // the first warms up
  }
  return figures;
}

}  // namespace latchkey::bench
