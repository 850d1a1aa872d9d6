#include "vault/splitstore.h"

#include <charconv>
#include <optional>

namespace vault {
namespace {

using base::Answer;
using base::Error;
using base::ErrorCode;
using base::Request;
using base::Result;
using base::Secret;

/// The question that an operation of several questions waits for now.
using Step = std::shared_ptr<Request>;

Request whole(const Step& step)
{
    return Request([step] { step->cancel(); });
}

/// Where an entry's parts stand.
struct Parts
{
    std::size_t generation = 0;
    std::size_t count = 0;

    std::string head() const { return '+' + std::to_string(generation) + '/' + std::to_string(count); }
    std::string name(const std::string& entry, std::size_t index) const
    {
        return entry + '/' + std::to_string(generation) + '/' + std::to_string(index);
    }
};

std::optional<Parts> partsIn(std::string_view head)
{
    if (!head.starts_with('+')) return std::nullopt;
    Parts parts;
    const char* const end = head.data() + head.size();
    const auto [slash, first] = std::from_chars(head.data() + 1, end, parts.generation);
    if (first != std::errc() || slash == end) return std::nullopt;
    const auto [rest, second] = std::from_chars(slash + 1, end, parts.count);
    return second == std::errc() && rest == end ? std::optional(parts) : std::nullopt;
}

/// Asks for each index from `index` to `count`, one after the other; the first error ends it.
void inTurn(const Step& step, std::size_t index, std::size_t count,
            const std::function<Request(std::size_t, Answer<void>)>& ask, const Answer<void>& done)
{
    if (index == count) return done({});
    *step = ask(index, [=](const Result<void>& result) {
        if (!result) return done(result);
        inTurn(step, index + 1, count, ask, done);
    });
}

void removeParts(SecretStore& store, const Step& step, const std::string& name, const Parts& parts,
                 const Answer<void>& done)
{
    const auto ask = [&store, name, parts](std::size_t index, Answer<void> answer) {
        return store.remove(parts.name(name, index), std::move(answer));
    };
    inTurn(step, 0, parts.count, ask, done);
}

/// Answers the parts that the entry has now; none for a whole or an absent one.
Request partsOf(SecretStore& store, const std::string& name, const Answer<Parts>& answer)
{
    return store.read(name, [answer](const Result<Secret>& head) {
        if (head) return answer(partsIn(head->reveal()).value_or(Parts()));
        if (head.error().code == ErrorCode::SecretAbsent) return answer(Parts());
        answer(tl::unexpected(head.error()));
    });
}

Secret secretOf(std::string_view head, std::string_view bytes)
{
    std::string joined;
    joined.reserve(head.size() + bytes.size()); // never grows: no unwiped copy is left behind
    joined += head;
    joined += bytes;
    return Secret::take(joined);
}

} // namespace

Request SplitStore::read(const std::string& name, Answer<Secret> answer)
{
    const auto step = std::make_shared<Request>();
    const auto joined = std::make_shared<Secret>();
    *step = inner_->read(name, [this, step, joined, name, answer](Result<Secret> head) {
        if (!head) return answer(std::move(head));
        if (head->reveal().starts_with('=')) return answer(secretOf({}, head->reveal().substr(1)));
        const auto parts = partsIn(head->reveal());
        if (!parts) return answer(tl::unexpected(Error{ErrorCode::SecretAbsent, name}));
        const auto ask = [this, joined, name, at = *parts](std::size_t index, const Answer<void>& done) {
            return inner_->read(at.name(name, index), [joined, done](const Result<Secret>& part) {
                if (!part) return done(tl::unexpected(part.error()));
                *joined = secretOf(joined->reveal(), part->reveal());
                done({});
            });
        };
        inTurn(step, 0, parts->count, ask, [joined, name, answer](const Result<void>& result) {
            if (result) return answer(std::move(*joined));
            const bool partGone = result.error().code == ErrorCode::SecretAbsent;
            answer(tl::unexpected(partGone ? Error{ErrorCode::SecretAbsent, name} : result.error()));
        });
    });
    return whole(step);
}

Request SplitStore::write(const std::string& name, Secret bytes, Answer<void> answer)
{
    const auto step = std::make_shared<Request>();
    const auto kept = std::make_shared<Secret>(std::move(bytes));
    *step = partsOf(*inner_, name, [this, step, kept, name, answer](const Result<Parts>& old) {
        if (!old) return answer(tl::unexpected(old.error()));
        const bool fits = kept->size() < largest_;
        const Parts now{old->generation + 1, fits ? 0 : (kept->size() + largest_ - 1) / largest_};
        const auto clean = [this, step, name, answer, was = *old](const Result<void>& result) {
            if (!result) return answer(result);
            removeParts(*inner_, step, name, was, answer);
        };
        const auto writeHead = [this, step, kept, name, answer, now, fits, clean](const Result<void>& result) {
            if (!result) return answer(result);
            *step = inner_->write(name, fits ? secretOf("=", kept->reveal()) : secretOf(now.head(), {}), clean);
        };
        const auto writePart = [this, kept, name, now](std::size_t index, Answer<void> done) {
            const std::string_view part = kept->reveal().substr(index * largest_, largest_);
            return inner_->write(now.name(name, index), secretOf({}, part), std::move(done));
        };
        inTurn(step, 0, now.count, writePart, writeHead);
    });
    return whole(step);
}

Request SplitStore::remove(const std::string& name, Answer<void> answer)
{
    const auto step = std::make_shared<Request>();
    *step = partsOf(*inner_, name, [this, step, name, answer](const Result<Parts>& parts) {
        if (!parts) return answer(tl::unexpected(parts.error()));
        removeParts(*inner_, step, name, *parts, [this, step, name, answer](const Result<void>& result) {
            if (!result) return answer(result);
            *step = inner_->remove(name, answer);
        });
    });
    return whole(step);
}

Request SplitStore::list(Answer<std::vector<std::string>> answer)
{
    return inner_->list([answer = std::move(answer)](Result<std::vector<std::string>> names) {
        if (names) std::erase_if(*names, [](const std::string& name) { return name.find('/') != std::string::npos; });
        answer(std::move(names));
    });
}

} // namespace vault
