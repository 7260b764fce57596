// Reads the text after DATA up to its end: <CRLF>.<CRLF> and nothing else. A server that takes <LF>.<LF> or <CR>.<CR>
// for an end, behind one that does not, lets a sender smuggle a second mail into the first ("SMTP smuggling", 2023). So
// a bare CR or LF is never an end, and a mail that has one is refused as a whole.
#pragma once
#include <cstddef>
#include <string_view>
#include <vector>

#include "base/secret_bytes.h"

namespace latchkey::smtp {

class DataReader {
 public:
  explicit DataReader(std::size_t most) : most_(most) {}

  // Takes what belongs to the mail off the front of `bytes`; true once its end has been read.
  bool read(std::string_view& bytes);

  // What is read from here on is dropped: there is no room, or nobody wants it any more.
  void drop();

  bool has_bare_line_end() const { return bare_line_end_; }
  bool too_large() const { return too_large_; }
  std::size_t held() const { return size_; }
  bool empty() const { return size_ == 0; }

  // `head` and the mail, dots undone; the reader is empty afterwards.
  SecretBytes take(std::string_view head);

 private:
  void keep(std::string_view bytes);

  enum class State { line_start, in_line, after_cr, after_dot, after_dot_cr, ended };
  std::size_t most_;
  State state_ = State::line_start;
  bool dropping_ = false;
  bool bare_line_end_ = false;
  bool too_large_ = false;
  std::size_t size_ = 0;
  // Pieces of fixed size instead of one that grows: growing leaves copies behind that nobody wipes.
  std::vector<SecretBytes> pieces_;
  std::size_t room_ = 0;  // in the last piece
};

}  // namespace latchkey::smtp
