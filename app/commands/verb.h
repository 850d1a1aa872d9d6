#pragma once

#include <functional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace commands {

/// A verb of the command line, or all of it, while its options are made. Copies are the same verb. Targets of options
/// must outlive the parsing. The option parser itself stays out of sight: its header alone takes seconds to compile.
class Verb
{
public:
    /// Gives a verb its options.
    using Make = std::function<void(Verb)>;

    explicit Verb(CLI::App& app);

    /// Adds a verb below this one, listed under `heading`. It gets its options only when it is met.
    void add(const std::string& name, const std::string& help, const Make& make,
             const std::string& heading = "Commands");
    /// Adds a verb that is followed by another, to be added to the result.
    Verb addFamily(const std::string& name, const std::string& help);

    /// What stands above the options that follow in help; empty: the usual.
    void heading(const std::string& text);
    /// An option that takes one value, as text: of a repeated option the last counts, commas and brackets are
    /// characters like any other. `names` are separated by commas; without dashes it is an argument. `shape` is what
    /// help calls the value.
    void text(const std::string& names, std::string& target, const std::string& shape, const std::string& help);
    /// The same, for a value that is kept otherwise.
    void value(const std::string& names, const std::function<void(const std::string&)>& keep, const std::string& shape,
               const std::string& help);
    /// An option that may be repeated, with one value each; without dashes, arguments of which there is at least one.
    void texts(const std::string& names, std::vector<std::string>& target, const std::string& shape,
               const std::string& help);
    /// An option without a value.
    void flag(const std::string& names, bool& target, const std::string& help);
    /// What help says at its end.
    void footer(const std::string& text);

private:
    CLI::App* app_;
    std::string heading_;
};

} // namespace commands
