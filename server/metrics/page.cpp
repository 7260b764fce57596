#include "server/metrics/page.h"

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include <limits>
#include <list>

namespace latchkey::metrics {
namespace {

prometheus::ClientMetric with_labels(const Page::Labels& labels) {
  prometheus::ClientMetric metric;
  for (const auto& [name, value] : labels) metric.label.push_back({name, value});
  return metric;
}

}  // namespace

struct Page::Impl {
  std::list<prometheus::MetricFamily> families;

  prometheus::MetricFamily& family(const std::string& name, const std::string& help, prometheus::MetricType type) {
    for (auto& known : families)
      if (known.name == name) return known;
    families.push_back({name, help, type, {}});
    return families.back();
  }
};

Page::Page() : impl_(std::make_unique<Impl>()) {}
Page::~Page() = default;

void Page::counter(const std::string& name, const std::string& help, double value, const Labels& labels) {
  auto metric = with_labels(labels);
  metric.counter.value = value;
  impl_->family(name, help, prometheus::MetricType::Counter).metric.push_back(std::move(metric));
}

void Page::gauge(const std::string& name, const std::string& help, double value, const Labels& labels) {
  auto metric = with_labels(labels);
  metric.gauge.value = value;
  impl_->family(name, help, prometheus::MetricType::Gauge).metric.push_back(std::move(metric));
}

void Page::histogram(const std::string& name, const std::string& help, std::span<const double> bounds,
                     std::span<const std::uint64_t> counts, double sum) {
  prometheus::ClientMetric metric;
  std::uint64_t total = 0;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    total += counts[i];
    double bound = i < bounds.size() ? bounds[i] : std::numeric_limits<double>::infinity();
    metric.histogram.bucket.push_back({total, bound});
  }
  metric.histogram.sample_count = total;
  metric.histogram.sample_sum = sum;
  impl_->family(name, help, prometheus::MetricType::Histogram).metric.push_back(std::move(metric));
}

std::string Page::text() const {
  std::vector<prometheus::MetricFamily> families(impl_->families.begin(), impl_->families.end());
  return prometheus::TextSerializer().Serialize(families);
}

}  // namespace latchkey::metrics
