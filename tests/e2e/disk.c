/* A disk that is slow, full or at fault: loaded in front of the C library, it stands between a program
 * and its files.
 *
 * HELDAG_FSYNC_MS     milliseconds that each fsync takes more
 * HELDAG_DISK         folders with a colon between them; only calls on files in them are counted or fail
 * HELDAG_FULL         a path: while something lies there, nothing more is written or made in the folders
 * HELDAG_FAULT_CALL   the calls to count: read, write, sync, open (for writing) or name (rename, link,
 *                     unlink)
 * HELDAG_FAULT_COUNT  a file outside the folders that grows by one byte for each such call, so that the
 *                     calls of several programs are counted in one row
 * HELDAG_FAULT_AT     the number of the call that fails; 0 or nothing: none
 * HELDAG_FAULT_ERRNO  the error that it fails with
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

#define REAL(name) \
    static __typeof__(name) *real; \
    if (!real) real = (__typeof__(name) *) dlsym(RTLD_NEXT, #name)

static int number(const char *name)
{
    const char *text = getenv(name);
    return text ? atoi(text) : 0;
}

/* Where a path or an open file lies. */
static const char *place(int folder, const char *path, char *whole)
{
    char link[64];
    ssize_t length = 0;
    if (path && path[0] == '/') return path;
    if (folder == AT_FDCWD) {
        if (!getcwd(whole, PATH_MAX)) return "";
        length = (ssize_t) strlen(whole);
    } else {
        snprintf(link, sizeof link, "/proc/self/fd/%d", folder);
        length = readlink(link, whole, PATH_MAX - 1);
        if (length < 0) return "";
    }
    whole[length] = 0;
    if (path) snprintf(whole + length, (size_t) (PATH_MAX - length), "/%s", path);
    return whole;
}

static int is_ours(const char *path)
{
    const char *folders = getenv("HELDAG_DISK");
    while (folders && *folders) {
        size_t length = strcspn(folders, ":");
        if (!strncmp(path, folders, length) && (path[length] == '/' || !path[length])) return 1;
        folders += length + (folders[length] == ':');
    }
    return 0;
}

/* The number of this call among those that are counted. */
static long count(const char *file)
{
    int fd = (int) syscall(SYS_openat, AT_FDCWD, file, O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    long at = -1;
    if (fd < 0) return at;
    if (syscall(SYS_write, fd, ".", 1) == 1) at = lseek(fd, 0, SEEK_CUR);
    syscall(SYS_close, fd);
    return at;
}

/* Whether a call is to fail; errno is set then. */
static int fails(const char *call, int grows, int folder, const char *path)
{
    char whole[PATH_MAX + 1];
    const char *wanted = getenv("HELDAG_FAULT_CALL"), *file = getenv("HELDAG_FAULT_COUNT");
    const char *full = getenv("HELDAG_FULL");
    int before = errno;
    if (!getenv("HELDAG_DISK") || !is_ours(place(folder, path, whole))) {
        errno = before;
        return 0;
    }
    if (grows && full && !syscall(SYS_faccessat, AT_FDCWD, full, F_OK)) {
        errno = ENOSPC;
        return 1;
    }
    if (wanted && file && !strcmp(wanted, call) && count(file) == number("HELDAG_FAULT_AT")) {
        errno = number("HELDAG_FAULT_ERRNO");
        return 1;
    }
    errno = before;
    return 0;
}

static void pause_before(void)
{
    long wait = number("HELDAG_FSYNC_MS");
    struct timespec time = { wait / 1000, (wait % 1000) * 1000000L };
    if (wait) nanosleep(&time, 0);
}

#define SYNC(name) \
    int name(int fd) \
    { \
        REAL(name); \
        pause_before(); \
        return fails("sync", 0, fd, 0) ? -1 : real(fd); \
    }
SYNC(fsync)
SYNC(fdatasync)

#define READ(name, parameters, arguments) \
    ssize_t name parameters \
    { \
        REAL(name); \
        return fails("read", 0, fd, 0) ? -1 : real arguments; \
    }
READ(read, (int fd, void *data, size_t size), (fd, data, size))
READ(pread, (int fd, void *data, size_t size, off_t at), (fd, data, size, at))
READ(pread64, (int fd, void *data, size_t size, off64_t at), (fd, data, size, at))

#define WRITE(name, parameters, arguments) \
    ssize_t name parameters \
    { \
        REAL(name); \
        return fails("write", 1, fd, 0) ? -1 : real arguments; \
    }
WRITE(write, (int fd, const void *data, size_t size), (fd, data, size))
WRITE(pwrite, (int fd, const void *data, size_t size, off_t at), (fd, data, size, at))
WRITE(pwrite64, (int fd, const void *data, size_t size, off64_t at), (fd, data, size, at))
WRITE(writev, (int fd, const struct iovec *parts, int size), (fd, parts, size))
WRITE(pwritev, (int fd, const struct iovec *parts, int size, off_t at), (fd, parts, size, at))
WRITE(pwritev64, (int fd, const struct iovec *parts, int size, off64_t at), (fd, parts, size, at))

static int writes(int flags)
{
    return (flags & O_ACCMODE) != O_RDONLY || flags & O_CREAT;
}

#define OPEN(name, parameters, folder, arguments) \
    int name parameters \
    { \
        REAL(name); \
        va_list more; \
        va_start(more, flags); \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, mode_t) : 0; \
        va_end(more); \
        if (writes(flags) && fails("open", (flags & O_CREAT) != 0, folder, path)) return -1; \
        return real arguments; \
    }
OPEN(open, (const char *path, int flags, ...), AT_FDCWD, (path, flags, mode))
OPEN(open64, (const char *path, int flags, ...), AT_FDCWD, (path, flags, mode))
OPEN(openat, (int at, const char *path, int flags, ...), at, (at, path, flags, mode))
OPEN(openat64, (int at, const char *path, int flags, ...), at, (at, path, flags, mode))

#define NAME(name, parameters, folder, path, arguments) \
    int name parameters \
    { \
        REAL(name); \
        return fails("name", 0, folder, path) ? -1 : real arguments; \
    }
NAME(rename, (const char *from, const char *to), AT_FDCWD, from, (from, to))
NAME(renameat, (int at, const char *from, int there, const char *to), at, from, (at, from, there, to))
NAME(link, (const char *from, const char *to), AT_FDCWD, from, (from, to))
NAME(linkat, (int at, const char *from, int there, const char *to, int flags), at, from,
     (at, from, there, to, flags))
NAME(unlink, (const char *path), AT_FDCWD, path, (path))
NAME(unlinkat, (int at, const char *path, int flags), at, path, (at, path, flags))
