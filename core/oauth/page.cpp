#include "oauth/page.h"

#include "oauth/form.h"

namespace oauth {
namespace {

constexpr std::string_view beforeHeading = R"(<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>Callsign</title>
<style>
:root { color-scheme: light dark; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; background: Canvas; color: CanvasText;
       font: 1rem/1.5 system-ui, sans-serif; }
main { max-width: 26rem; margin: 1rem; padding: 2rem; border: 1px solid GrayText; border-radius: 12px; }
h1 { margin: 0 0 .5rem; font-size: 1.3rem; }
p { margin: 0; }
small { display: block; margin-top: 1.5rem; color: GrayText; }
</style>
</head>
<body><main><h1>)";
constexpr std::string_view beforeSentence = "</h1>\n<p>";
constexpr std::string_view atEnd = "</p>\n<small>Callsign, on this computer</small></main></body>\n</html>\n";

} // namespace

http::Response page(int status, std::string_view heading, std::string_view sentence)
{
    http::Response response{
        .status = status,
        .fields = {{"Content-Type", "text/html; charset=utf-8"},
                   {"Cache-Control", "no-store"},
                   {"Referrer-Policy", "no-referrer"},
                   {"X-Content-Type-Options", "nosniff"},
                   {"Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; "
                                               "form-action 'none'; frame-ancestors 'none'"}}};
    response.body.append(beforeHeading).append(htmlEscaped(heading)).append(beforeSentence);
    response.body.append(htmlEscaped(sentence)).append(atEnd);
    return response;
}

} // namespace oauth
