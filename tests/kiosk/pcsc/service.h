// pcscd with vpcd, and `kakanai card-sim` with a card on it, as children of the test in namespaces of its own: nothing of the
// machine's own readers is touched, and nothing listens outside.
// Where namespaces or pcscd are impossible, enter_namespaces() says why.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <sys/types.h>
#include <vector>

namespace pcsc_service {

/// Once for the program. Empty when all is well, else why these tests cannot run here.
const std::string& enter_namespaces();

/// A child that ends with the object; lines can be written to it and read from it.
class Child {
public:
    explicit Child(const std::vector<std::string>& arguments);
    ~Child();
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    void write_line(const std::string& line) const;
    /// The next line it says; empty when it has ended.
    std::string read_line() const;

private:
    pid_t pid_ = -1;
    int to_ = -1, from_ = -1;
};

enum class Readers { virtual_reader, none };

/// pcscd, ready when the constructor returns. Ends with the object.
class Pcscd {
public:
    explicit Pcscd(Readers readers = Readers::virtual_reader);
    ~Pcscd();

private:
    std::filesystem::path configuration_;
    std::unique_ptr<Child> child_;
};

/// `kakanai card-sim`.
class Cards {
public:
    Cards();
    /// Says it and returns the answer: "insert 1_tamura_kenichi locked" → "inserted …".
    std::string say(const std::string& line) const;
    /// What it says by itself: "pulled".
    std::string next_line() const { return child_.read_line(); }

private:
    Child child_;
};

}  // namespace pcsc_service
