// Does independent jobs on a thread a core: reading the catalog is half of a new process.
// The jobs share nothing that they write; which core does which, and when, must not show in what comes out.
#pragma once

#include <cstddef>
#include <functional>

namespace forms {

/// Calls job(0) … job(count - 1), each once, and returns when all are done. At most four threads.
void on_all_cores(std::size_t count, const std::function<void(std::size_t)>& job);

}  // namespace forms
