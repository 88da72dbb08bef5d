// Threads that take the next job until none is left; the caller's own is one of them.
// Knows nothing of the jobs.
#include "forms/on_all_cores.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace forms {

void on_all_cores(std::size_t count, const std::function<void(std::size_t)>& job) {
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t at = next++; at < count; at = next++) job(at);
    };
    std::vector<std::thread> others;
    const std::size_t threads = std::min<std::size_t>({4, std::thread::hardware_concurrency(), count});
    for (std::size_t core = 1; core < threads; ++core) others.emplace_back(work);
    work();
    for (std::thread& other : others) other.join();
}

}  // namespace forms
