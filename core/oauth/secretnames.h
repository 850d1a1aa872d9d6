#pragma once

#include <string_view>

namespace oauth {

/// Whether what stands under that name in JSON, in a form or in a query lets somebody in: tokens, passwords, keys,
/// links for hosts. Without regard to case; `next_page_token` is none.
bool isSecretName(std::string_view name);

} // namespace oauth
