/* Between a program and the disk: counts the calls that change what lies below a folder, and refuses one of them.

   Loaded with LD_PRELOAD. disk_arm(folder, number, error, stays) begins to count from 1; the call of that number fails
   with that error (0: none), and with "stays" every later one that needs room too, as on a disk that is full. A write
   that meets a full disk first writes half of what it was given, as the operating system does. disk_calls() says how
   many there were, disk_name(n) what the n-th was. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define MOST 65536
static char folder[4096];
static long refused, calls;
static int error, stays;
static const char *names[MOST];

void disk_arm(const char *below, long number, int fault, int staying) {
    strncpy(folder, below, sizeof folder - 1);
    refused = number, error = fault, stays = staying, calls = 0;
}
long disk_calls(void) { return calls; }
const char *disk_name(long number) { return number > 0 && number < MOST ? names[number] : ""; }

static int below(const char *path) { return folder[0] && path && !strncmp(path, folder, strlen(folder)); }

static int open_below(int descriptor) {
    char link[64], path[4096];
    if (!folder[0]) return 0;
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    ssize_t size = readlink(link, path, sizeof path - 1);
    if (size < 0) return 0;
    path[size] = 0;
    return below(path);
}

/* Count a call; tell whether it is to fail. */
static int fails(const char *name, int takes_room) {
    calls++;
    if (calls < MOST) names[calls] = name;
    if (error && (calls == refused || (stays && takes_room && calls > refused && refused))) {
        errno = error;
        return 1;
    }
    return 0;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))
#define CHANGES (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC)

#define OPENS(name)                                                      \
    int name(const char *path, int flags, ...) {                         \
        va_list more;                                                    \
        va_start(more, flags);                                           \
        mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;        \
        va_end(more);                                                    \
        if (flags & CHANGES && below(path) && fails("open", 1)) return -1; \
        return REAL(name)(path, flags, mode);                            \
    }
OPENS(open)
OPENS(open64)

#define OPENS_AT(name)                                                   \
    int name(int at, const char *path, int flags, ...) {                 \
        va_list more;                                                    \
        va_start(more, flags);                                           \
        mode_t mode = flags & O_CREAT ? va_arg(more, mode_t) : 0;        \
        va_end(more);                                                    \
        if (flags & CHANGES && below(path) && fails("open", 1)) return -1; \
        return REAL(name)(at, path, flags, mode);                        \
    }
OPENS_AT(openat)
OPENS_AT(openat64)

ssize_t write(int descriptor, const void *data, size_t size) {
    if (open_below(descriptor)) {
        int first = calls + 1 == refused;
        if (fails("write", 1)) {
            if (!(stays && first && size > 1)) return -1;
            return REAL(write)(descriptor, data, size / 2);
        }
    }
    return REAL(write)(descriptor, data, size);
}

#define ON_DESCRIPTOR(name, more, given)                                 \
    int name(int descriptor more) {                                      \
        if (open_below(descriptor) && fails(#name, 0)) return -1;        \
        return REAL(name)(descriptor given);                             \
    }
#define NONE
#define LENGTH , off_t length
#define GIVEN , length
ON_DESCRIPTOR(fsync, NONE, NONE)
ON_DESCRIPTOR(fdatasync, NONE, NONE)
ON_DESCRIPTOR(ftruncate, LENGTH, GIVEN)
ON_DESCRIPTOR(ftruncate64, LENGTH, GIVEN)

/* A close that fails has closed all the same. */
int close(int descriptor) {
    int ours = open_below(descriptor) && (fcntl(descriptor, F_GETFL) & (O_WRONLY | O_RDWR));
    int done = REAL(close)(descriptor);
    return ours && fails("close", 0) ? -1 : done;
}

#define ON_PATH(name, more, given, room)                                 \
    int name(const char *path more) {                                    \
        if (below(path) && fails(#name, room)) return -1;                \
        return REAL(name)(path given);                                   \
    }
#define TO , const char *to
#define WITH_TO , to
#define MODE , mode_t mode
#define WITH_MODE , mode
ON_PATH(rename, TO, WITH_TO, 0)
ON_PATH(unlink, NONE, NONE, 0)
ON_PATH(truncate, LENGTH, GIVEN, 0)
ON_PATH(truncate64, LENGTH, GIVEN, 0)
ON_PATH(mkdir, MODE, WITH_MODE, 1)
ON_PATH(rmdir, NONE, NONE, 0)
