// Namespaces, pcscd and card-sim. pcscd says when it is ready by making its socket.
// The machine's own /run is covered by an empty one, so that no other pcscd is found.
#include "tests/kiosk/pcsc/service.h"

#include "support/source_root.h"

#include <doctest/doctest.h>

#include <chrono>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <net/if.h>
#include <sched.h>
#include <sys/inotify.h>
#include <sys/ioctl.h>
#include <sys/mount.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace pcsc_service {

namespace {

namespace fs = std::filesystem;

const fs::path kDaemon = "/usr/sbin/pcscd", kDriver = "/usr/lib/pcsc/drivers/serial/libifdvpcd.so", kSocket = "/run/pcscd/pcscd.comm";

bool write_file(const fs::path& path, const std::string& text) {
    std::ofstream file(path);
    file << text;
    return static_cast<bool>(file.flush());
}

bool bring_up_loopback() {
    const int socket = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    ifreq request{};
    std::strncpy(request.ifr_name, "lo", IFNAMSIZ - 1);
    request.ifr_flags = IFF_UP | IFF_RUNNING;
    const bool is_up = socket >= 0 && ioctl(socket, SIOCSIFFLAGS, &request) == 0;
    close(socket);
    return is_up;
}

std::string try_to_enter() {
    if (!fs::exists(kDaemon) || !fs::exists(kDriver)) return "pcscd or vpcd (vsmartcard-vpcd) is not installed";
    const uid_t user = geteuid();
    const int spaces = CLONE_NEWNET | CLONE_NEWNS | (user == 0 ? 0 : CLONE_NEWUSER);
    if (unshare(spaces) != 0) return std::string("no namespaces here: ") + std::strerror(errno);
    if (user != 0) {
        write_file("/proc/self/setgroups", "deny");
        if (!write_file("/proc/self/uid_map", "0 " + std::to_string(user) + " 1")) return "no user namespace here";
    }
    if (mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) return std::string("no mount namespace here: ") + std::strerror(errno);
    if (mount("tmpfs", "/run", "tmpfs", 0, nullptr) != 0) return std::string("no tmpfs here: ") + std::strerror(errno);
    if (!bring_up_loopback()) return std::string("no loopback here: ") + std::strerror(errno);
    return {};
}

}  // namespace

const std::string& enter_namespaces() {
    static const std::string reason = try_to_enter();
    return reason;
}

Child::Child(const std::vector<std::string>& arguments) {
    int in[2], out[2];
    REQUIRE(pipe2(in, O_CLOEXEC) == 0);
    REQUIRE(pipe2(out, O_CLOEXEC) == 0);
    std::vector<char*> pointers;
    for (const std::string& argument : arguments) pointers.push_back(const_cast<char*>(argument.c_str()));
    pointers.push_back(nullptr);
    pid_ = fork();
    REQUIRE(pid_ >= 0);
    if (pid_ == 0) {
        dup2(in[0], STDIN_FILENO);
        dup2(out[1], STDOUT_FILENO);
        dup2(open("/dev/null", O_WRONLY), STDERR_FILENO);
        execv(pointers[0], pointers.data());
        _exit(127);
    }
    close(in[0]);
    close(out[1]);
    to_ = in[1];
    from_ = out[0];
}

Child::~Child() {
    close(to_);
    kill(pid_, SIGKILL);
    int status = 0;
    waitpid(pid_, &status, 0);
    close(from_);
}

void Child::write_line(const std::string& line) const {
    const std::string text = line + "\n";
    REQUIRE(write(to_, text.data(), text.size()) == static_cast<ssize_t>(text.size()));
}

std::string Child::read_line() const {
    std::string line;
    char c = 0;
    while (read(from_, &c, 1) == 1 && c != '\n') line += c;
    return line;
}

Pcscd::Pcscd(Readers readers) {
    std::string pattern = "/run/readers_XXXXXX";
    REQUIRE(mkdtemp(pattern.data()));
    configuration_ = pattern;
    if (readers == Readers::virtual_reader)
        REQUIRE(write_file(configuration_ / "vpcd", "FRIENDLYNAME \"Virtual PCD\"\nDEVICENAME /dev/null:0x8C7B\nLIBPATH " + kDriver.string() + "\nCHANNELID 0x8C7B\n"));
    fs::create_directories(kSocket.parent_path());
    fs::remove(kSocket);
    fs::remove(kSocket.parent_path() / "pcscd.pid");
    const int watch = inotify_init1(IN_CLOEXEC);
    REQUIRE(inotify_add_watch(watch, kSocket.parent_path().c_str(), IN_CREATE | IN_ATTRIB) >= 0);
    child_ = std::make_unique<Child>(std::vector<std::string>{kDaemon.string(), "--foreground", "-c", configuration_.string()});
    char events[4096];
    while (!fs::exists(kSocket)) REQUIRE(read(watch, events, sizeof events) > 0);
    close(watch);
}

Pcscd::~Pcscd() {
    child_.reset();
    std::error_code ignored;
    fs::remove_all(configuration_, ignored);
    fs::remove(kSocket, ignored);
}

Cards::Cards() : child_({support::program().string(), "card-sim"}) { REQUIRE(child_.read_line() == "ready"); }

std::string Cards::say(const std::string& line) const {
    child_.write_line(line);
    return child_.read_line();
}

}  // namespace pcsc_service
