#include <re2/re2.h>
#include <time.h>

#include <fstream>
#include <optional>

#include "base/json.h"
#include "bench/figures.h"
#include "codes/finder.h"

namespace latchkey::bench {
namespace {

struct Sample {
  codes::Channel channel = codes::Channel::sms;
  std::optional<std::string> from, subject, text, html;
};
BOOST_DESCRIBE_STRUCT(Sample, (), (channel, from, subject, text, html))

double processor_seconds() {
  timespec now{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Whole passes over the messages until `seconds` have been used; messages a second.
template <typename Each>
double rate(const std::vector<codes::Message>& messages, double seconds, Each each) {
  double started = processor_seconds();
  double used = 0;
  std::size_t done = 0;
  do {
    for (const auto& message : messages) each(message);
    done += messages.size();
    used = processor_seconds() - started;
  } while (used < seconds);
  return static_cast<double>(done) / used;
}

}  // namespace

Figures finding(const std::vector<std::string>& files, double seconds, int repetitions) {
  std::vector<codes::Message> messages;
  Figures figures;
  for (const auto& file : files) {
    std::ifstream in(file);
    if (!in) return {};
    for (std::string line; std::getline(in, line);) {
      auto sample = parse_json<Sample>(line);
      if (!sample) return {};
      messages.push_back({.channel = sample->channel,
                          .from = sample->from.value_or(""),
                          .subject = sample->subject.value_or(""),
                          .text = sample->text.value_or(""),
                          .html = sample->html.value_or("")});
      const auto& added = messages.back();
      figures.bytes +=
          static_cast<double>(added.from.size() + added.subject.size() + added.text.size() + added.html.size());
    }
  }
  if (messages.empty()) return {};

  // What one writes on a first afternoon: English, no purpose, no service, no link, no other script's digits.
  RE2 naive(
      R"re((?i)\b(?:code|pin|otp|passcode|password)\b\D{0,40}(\d{4,8})\b|\b(\d{4,8})\b[^.]{0,40}\b(?:code|pin|otp)\b)re");
  std::size_t found = 0;
  auto ours = [&](const codes::Message& message) { found += codes::find_code(message).code.has_value(); };
  auto peer = [&](const codes::Message& message) {
    for (const auto* text : {&message.subject, &message.text, &message.html}) found += RE2::PartialMatch(*text, naive);
  };
  rate(messages, seconds / 4, ours);
  rate(messages, seconds / 4, peer);
  for (int i = 0; i < repetitions; ++i) {
    figures.ours.push_back(rate(messages, seconds, ours));
    figures.peer.push_back(rate(messages, seconds, peer));
  }
  return found > 0 ? figures : Figures{};
}

}  // namespace latchkey::bench
