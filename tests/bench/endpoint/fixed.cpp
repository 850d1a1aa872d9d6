// The least that a server of tokens can cost: an epoll loop on each thread that answers whatever comes with the same
// bytes. It reads no HTTP, so it is of no use but for comparison. Linux alone.
//
//   fixed THREADS          says "listening on http://127.0.0.1:PORT"
#include <arpa/inet.h>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>
#include <vector>

namespace {

const std::string& answer()
{
    static const std::string text = [] {
        const std::string body(398, 'x'); // as long as a usual token
        return "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=utf-8\r\nContent-Length: " +
               std::to_string(body.size()) + "\r\nConnection: keep-alive\r\n\r\n" + body;
    }();
    return text;
}

void require(bool worked, const char* what)
{
    if (worked) return;
    std::perror(what);
    std::exit(1);
}

/// Listens on that port, beside others of this program; 0 takes a free one, which is written back.
int listenOn(std::uint16_t& port)
{
    const int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0);
    const int on = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEPORT, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* const plain = reinterpret_cast<sockaddr*>(&address); // NOLINT(*-reinterpret-cast): the sockets API
    require(bind(listener, plain, sizeof address) == 0 && listen(listener, 1024) == 0, "listen");
    socklen_t size = sizeof address;
    require(getsockname(listener, plain, &size) == 0, "getsockname");
    port = ntohs(address.sin_port);
    return listener;
}

void watch(int poll, int descriptor)
{
    epoll_event event{};
    event.events = EPOLLIN;
    event.data.fd = descriptor;
    epoll_ctl(poll, EPOLL_CTL_ADD, descriptor, &event);
}

void acceptAll(int poll, int listener)
{
    const int on = 1;
    for (int client = 0; (client = accept4(listener, nullptr, nullptr, SOCK_NONBLOCK)) >= 0;) {
        setsockopt(client, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        watch(poll, client);
    }
}

void serve(int client)
{
    std::array<char, 16384> bytes{};
    const ssize_t count = read(client, bytes.data(), bytes.size());
    if (count <= 0) {
        close(client);
        return;
    }
    const bool whole =
        std::string_view(bytes.data(), static_cast<std::size_t>(count)).find("\r\n\r\n") != std::string_view::npos;
    if (whole && write(client, answer().data(), answer().size()) < 0) close(client);
}

void run(int listener)
{
    const int poll = epoll_create1(0);
    watch(poll, listener);
    std::array<epoll_event, 64> events{};
    while (true) {
        const int count = epoll_wait(poll, events.data(), events.size(), -1);
        for (int i = 0; i < count; ++i) {
            const int descriptor = events.at(static_cast<std::size_t>(i)).data.fd;
            if (descriptor == listener)
                acceptAll(poll, listener);
            else
                serve(descriptor);
        }
    }
}

} // namespace

int main(int argc, char** argv)
{
    const int threads = argc > 1 ? std::atoi(argv[1]) : 1;
    std::uint16_t port = 0;
    std::vector<std::thread> others;
    std::vector<int> listeners;
    for (int i = 0; i < threads; ++i) listeners.push_back(listenOn(port));
    std::fprintf(stderr, "listening on http://127.0.0.1:%d\n", port);
    for (int i = 1; i < threads; ++i) others.emplace_back(run, listeners[static_cast<std::size_t>(i)]);
    run(listeners.front());
}
