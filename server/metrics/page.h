// The metrics page, in the text format Prometheus reads. Numbers are asked for when the page is, and counted elsewhere.
#pragma once
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>

namespace latchkey::metrics {

class Page {
 public:
  using Labels = std::map<std::string, std::string>;
  Page();
  ~Page();
  void counter(const std::string& name, const std::string& help, double value, const Labels& labels = {});
  void gauge(const std::string& name, const std::string& help, double value, const Labels& labels = {});
  // Counts by bucket, the last one for what is above all bounds.
  void histogram(const std::string& name, const std::string& help, std::span<const double> bounds,
                 std::span<const std::uint64_t> counts, double sum);
  std::string text() const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

// What parts of the server add their numbers with.
using Source = std::function<void(Page&)>;

}  // namespace latchkey::metrics
