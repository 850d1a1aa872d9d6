#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace oauth {

/// Indents JSON for reading while it still comes, piece by piece, in one pass and without holding on to it: an answer
/// of many megabytes costs no more at once than a piece of it. What is not JSON passes as it is. Values that let
/// somebody in (see `isSecretName`) are shown as `***`, with whatever is in them. It checks nothing: damaged JSON gives
/// damaged text.
class JsonReader
{
public:
    /// The text for the next bytes; a byte sequence that was cut stays cut.
    std::string take(std::string_view piece);

    /// The value of the outermost `next_page_token` so far; empty when there is none.
    const std::string& nextPage() const { return nextPage_; }
    /// How many values were not shown.
    int hidden() const { return hidden_; }

private:
    void character(char c, std::string& out);
    bool hidesFrom(char c) const;
    void hide(char c, std::string& out);
    bool passesOver(char c);
    void inText(char c, std::string& out);
    void endText(std::string& out);
    void breakLine(std::string& out) const;
    void beginValue(std::string& out);

    enum class Form { Unknown, Json, Other };
    Form form_ = Form::Unknown;
    std::size_t depth_ = 0;
    bool inText_ = false;
    bool escaped_ = false;
    bool isValue_ = false;      ///< a colon has come: what follows is a member's value
    bool empty_ = false;        ///< a bracket was opened and nothing stands in it yet
    bool hides_ = false;        ///< the text under way is not shown
    bool swallows_ = false;     ///< a hidden number or bracket is under way
    std::size_t swallowed_ = 0; ///< brackets open in it; 0 for a number
    std::string last_;          ///< the text under way, or the last one: its first bytes
    std::string name_;          ///< of the member whose value comes
    std::string nextPage_;
    int hidden_ = 0;
};

} // namespace oauth
