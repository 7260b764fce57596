// What the HTTP edge counts, for the metrics page. Plain numbers: all is counted on the loop thread.
#pragma once
#include <array>
#include <chrono>
#include <cstdint>

namespace latchkey::http {

struct Counters {
  std::uint64_t connections_accepted = 0;
  std::uint64_t connections_refused = 0;  // over the limit, or plain from somebody who is no proxy
  std::uint64_t connections_open = 0;
  std::uint64_t requests_malformed = 0;
  std::array<std::uint64_t, 6> responses = {};  // by hundred

  // How long answers took, from the request's last byte to the answer's first.
  static constexpr std::array<double, 9> kBounds = {0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.1, 0.5, 2.5};
  std::array<std::uint64_t, kBounds.size() + 1> durations = {};
  double durations_sum = 0;

  void count(int status, std::chrono::steady_clock::duration taken) {
    ++responses[status >= 100 && status < 600 ? static_cast<std::size_t>(status / 100) : 0];
    double seconds = std::chrono::duration<double>(taken).count();
    std::size_t bucket = 0;
    while (bucket < kBounds.size() && seconds > kBounds[bucket]) ++bucket;
    ++durations[bucket];
    durations_sum += seconds;
  }
};

}  // namespace latchkey::http
