// Memory that is given back is overwritten first, in the whole program: strings, answers, pages and drafts copy themselves
// while they are worked on, and no copy may outlive its use. Replaces the global operators; called by nobody by name.
// Not covered: what C libraries allocate for themselves, and the stack (wipe_stack in wipe.h).
#if !defined(__SANITIZE_ADDRESS__)                 // which has operators of its own, and poisons what is freed

#include <cstdlib>
#include <cstring>
#include <malloc.h>
#include <new>

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
