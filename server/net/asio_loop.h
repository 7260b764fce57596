// The Asio side of Loop, for the few sources that hand sockets to Asio or Beast. Slow to compile: never from a header
// that others include.
#pragma once
#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include "server/net/loop.h"

namespace latchkey::net {

struct Loop::Impl {
  boost::asio::io_context context{1};
  boost::asio::executor_work_guard<boost::asio::io_context::executor_type> guard{context.get_executor()};
};

}  // namespace latchkey::net
