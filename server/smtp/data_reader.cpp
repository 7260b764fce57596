#include "server/smtp/data_reader.h"

#include <algorithm>
#include <cstring>

namespace latchkey::smtp {
namespace {
constexpr std::size_t kFirstPiece = 4096;  // most mails that carry a code fit into a few of these
constexpr std::size_t kPiece = std::size_t{64} << 10;
}  // namespace

bool DataReader::read(std::string_view& bytes) {
  // A bare line end spoils the mail but ends nothing: the reader goes on to the real end, so that sender and server
  // agree on where the next command begins.
  auto spoil = [this] {
    bare_line_end_ = true;
    drop();
  };
  while (!bytes.empty() && state_ != State::ended) {
    char c = bytes.front();
    switch (state_) {
      case State::line_start:
        if (c == '.') {
          state_ = State::after_dot;
          bytes.remove_prefix(1);
          break;
        }
        state_ = State::in_line;
        [[fallthrough]];
      case State::in_line: {
        std::string_view text = bytes.substr(0, bytes.find_first_of("\r\n"));
        keep(text);
        bytes.remove_prefix(text.size());
        if (bytes.empty()) break;
        if (bytes.front() == '\n') spoil();
        if (bytes.front() == '\r') state_ = State::after_cr;
        bytes.remove_prefix(1);
        break;
      }
      case State::after_cr:
        if (c != '\n') {
          spoil();
          state_ = State::in_line;
          break;
        }
        keep("\r\n");
        state_ = State::line_start;
        bytes.remove_prefix(1);
        break;
      case State::after_dot:
        // The dot was put there for transparency and is not part of the mail.
        state_ = c == '\r' ? State::after_dot_cr : State::in_line;
        if (c == '\r') bytes.remove_prefix(1);
        break;
      case State::after_dot_cr:
        if (c == '\n') {
          state_ = State::ended;
          bytes.remove_prefix(1);
        } else {
          spoil();
          state_ = State::in_line;
        }
        break;
      case State::ended: break;
    }
  }
  return state_ == State::ended;
}

void DataReader::drop() {
  dropping_ = true;
  pieces_.clear();
  room_ = 0;
  size_ = 0;
}

void DataReader::keep(std::string_view bytes) {
  if (dropping_) return;
  if (bytes.size() > most_ - size_) {
    too_large_ = true;
    drop();
    return;
  }
  size_ += bytes.size();
  while (!bytes.empty()) {
    if (room_ == 0) {
      room_ = pieces_.empty() ? kFirstPiece : kPiece;
      pieces_.emplace_back(room_);
    }
    std::size_t part = std::min(room_, bytes.size());
    auto piece = pieces_.back().expose_writable();
    std::memcpy(piece.data() + piece.size() - room_, bytes.data(), part);
    room_ -= part;
    bytes.remove_prefix(part);
  }
}

SecretBytes DataReader::take(std::string_view head) {
  SecretBytes all(head.size() + size_);
  auto out = all.expose_writable();
  std::memcpy(out.data(), head.data(), head.size());
  std::size_t at = head.size();
  for (std::size_t i = 0; i < pieces_.size(); ++i) {
    std::size_t used = pieces_[i].size() - (i + 1 == pieces_.size() ? room_ : 0);
    std::memcpy(out.data() + at, pieces_[i].expose().data(), used);
    at += used;
  }
  drop();
  return all;
}

}  // namespace latchkey::smtp
