#include "base/result.h"

namespace base {

std::string describe(const Error& error)
{
    switch (error.code) {
    case ErrorCode::FileUnreadable: return "cannot read " + error.detail + ": check that it exists and may be read";
    case ErrorCode::FileTooLarge: return error.detail + " is too large: a key, a token or an env file is expected";
    }
    return error.detail;
}

} // namespace base
