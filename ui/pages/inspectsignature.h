#pragma once

#include "pages/inspectreading.h"

#include <QString>

#include <optional>

namespace ui {

class Credentials;
class TokenOwner;

/// What is known about who signed a token, and the sentence that says it.
struct SignatureVerdict
{
    zoom::Autopsy autopsy;
    QString words;
};

/// Whether apps sign tokens of that kind; the others are made by Zoom, which keeps the secret.
bool isSignedByApps(zoom::TokenKind kind);

/// The pair that a token's signature is held against: the typed one, else that of the chosen profile if it was read;
/// for tokens of no known kind the typed one that fits. Views, good until the credentials change; without a secret
/// there is none.
std::optional<zoom::Signatory> chosenFor(const Reading& reading, const Credentials& credentials);

/// The autopsy with that pair and with what the profiles told.
SignatureVerdict examine(const Reading& reading, const Credentials& credentials, const TokenOwner& owner);

} // namespace ui
