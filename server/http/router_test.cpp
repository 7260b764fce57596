#include "server/http/router.h"

#include <gtest/gtest.h>

namespace latchkey::http {
namespace {

Router make_router() {
  Router router;
  for (auto [method, path] : {std::pair{Method::get, "/api/items/{item}"},
                              {Method::put, "/api/items/{item}"},
                              {Method::get, "/api/items/current"},
                              {Method::post, "/api/items/{item}/parts/{part}"},
                              {Method::get, "/"}})
    router.add({method, path, nullptr});
  return router;
}

std::string path_of(const Router::Match& match) {
  auto found = std::get_if<Router::Found>(&match);
  return found ? found->route->path : "";
}

TEST(Router, fills_in_what_the_template_names) {
  auto router = make_router();
  auto match = router.match(Method::post, "/api/items/%2B49/parts/b");
  auto& found = std::get<Router::Found>(match);
  ASSERT_EQ(found.parameters.size(), 2U);
  EXPECT_EQ(found.parameters[0].first, "item");
  EXPECT_EQ(found.parameters[0].second, "+49");
  EXPECT_EQ(found.parameters[1].second, "b");
}

TEST(Router, prefers_the_path_that_is_written_out) {
  auto router = make_router();
  EXPECT_EQ(path_of(router.match(Method::get, "/api/items/current")), "/api/items/current");
  EXPECT_EQ(path_of(router.match(Method::get, "/api/items/other")), "/api/items/{item}");
}

TEST(Router, names_the_methods_a_path_has) {
  auto router = make_router();
  auto match = router.match(Method::del, "/api/items/7");
  auto& wrong = std::get<Router::WrongMethod>(match);
  EXPECT_EQ(wrong.allow, "GET, HEAD, PUT");
}

TEST(Router, finds_for_head_what_get_would) {
  auto router = make_router();
  EXPECT_EQ(path_of(router.match(Method::head, "/")), "/");
}

TEST(Router, knows_nothing_of_other_paths) {
  auto router = make_router();
  for (auto path :
       {"/api", "/api/items", "/api/items/", "/api/items/a/", "//api/items/a", "/api/items/%zz", "/api/ITEMS/a"})
    EXPECT_TRUE(std::holds_alternative<Router::Unknown>(router.match(Method::get, path))) << path;
}

}  // namespace
}  // namespace latchkey::http
