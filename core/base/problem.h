#pragma once

#include <string>
#include <vector>

namespace base {

/// What can be wrong with a value that somebody typed. Names and order are part of the outside contract.
enum class Fault {
    Missing,    ///< needed and not given
    NotANumber, ///< not a whole number; args: `duration` where a duration is wanted
    OutOfRange, ///< args: least, most, and the unit if there is one
    TooLong,    ///< args: length, most (UTF-16 code units)
    NotAllowed, ///< args: the value, the values that are allowed
    Together,   ///< given or left out together; args: the field that was given
    Charset,    ///< holds a character that cannot stand there; args: which
};

/// One thing wrong with one field. All problems of an input are found at once.
struct Problem
{
    std::string field; ///< the field's key, `sessionName`
    Fault fault;
    std::vector<std::string> args; ///< the numbers and names that the sentence needs, in the order listed at `Fault`
};

} // namespace base
