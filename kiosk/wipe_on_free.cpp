// Memory that is given back is overwritten first, in the whole program: strings, answers, pages and drafts copy themselves
// while they are worked on, and no copy may outlive its use. Replaces the global operators; called by nobody by name.
// What C libraries allocate for themselves is covered where it holds a resident's words (WipesWhatIsFreed). Not covered: the stack
// (wipe_stack in wipe.h).
#include "kiosk/wipe.h"

namespace kiosk {

namespace {

thread_local int wiping_frees = 0;

}  // namespace

WipesWhatIsFreed::WipesWhatIsFreed() { ++wiping_frees; }
WipesWhatIsFreed::~WipesWhatIsFreed() { --wiping_frees; }

}  // namespace kiosk

#if !defined(__SANITIZE_ADDRESS__)                 // which has operators of its own, and poisons what is freed

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <malloc.h>
#include <new>

// The C library's own, by the names under which it keeps them for those who put something before them.
extern "C" void __libc_free(void* memory);
extern "C" void* __libc_realloc(void* memory, std::size_t bytes);

extern "C" void free(void* memory) {
    if (memory && kiosk::wiping_frees > 0) explicit_bzero(memory, malloc_usable_size(memory));
    __libc_free(memory);
}

extern "C" void* realloc(void* memory, std::size_t bytes) {
    if (!memory || kiosk::wiping_frees == 0) return __libc_realloc(memory, bytes);
    if (bytes == 0) {
        free(memory);
        return nullptr;
    }
    void* moved = std::malloc(bytes);
    if (!moved) return nullptr;
    std::memcpy(moved, memory, std::min(bytes, malloc_usable_size(memory)));
    free(memory);
    return moved;
}

void* operator new(std::size_t bytes) {
    void* memory = std::malloc(bytes == 0 ? 1 : bytes);
    if (!memory) std::abort();                     // a kiosk without memory starts again
    return memory;
}

void operator delete(void* memory) noexcept {
    if (!memory) return;
    explicit_bzero(memory, malloc_usable_size(memory));
    std::free(memory);
}

void operator delete(void* memory, std::size_t) noexcept { operator delete(memory); }

#endif
