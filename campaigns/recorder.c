/* Stands between a process and the files of one folder: built and preloaded by campaigns/preloaded.py.
 *
 * It refuses what `disk_fails` says, as a full or broken disk would, and writes down what was done. Each record: op (one letter), length of the path, offset, length of the data, then the path and the data. "W" write,
 * "T" truncate to offset, "C" create, "S" sync, "R" rename (the data is the new path), "U" unlink, "L" what was said.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#define FILES 4096

static char *paths[FILES];
static int trace = -1;
static const char *root;
static pthread_mutex_t turn = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void begin(void) {
    const char *to = getenv("RECORD_TO");
    root = getenv("RECORD_ROOT");
    if (to) trace = syscall(SYS_openat, AT_FDCWD, to, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void put(const void *data, size_t size) {
    const char *at = data;
    while (size) {
        long done = syscall(SYS_write, trace, at, size);
        if (done <= 0) abort();
        at += done;
        size -= done;
    }
}

static void record(char op, const char *path, uint64_t offset, const void *data, uint64_t size) {
    if (trace < 0 || strstr(path, "-shm")) return;
    struct __attribute__((packed)) { char op; uint32_t path; uint64_t offset, size; } head = {
        op, (uint32_t)strlen(path), offset, size};
    pthread_mutex_lock(&turn);
    put(&head, sizeof head);
    put(path, head.path);
    put(data, size);
    pthread_mutex_unlock(&turn);
}

static int is_ours(const char *path) {
    return root && path && !strncmp(path, root, strlen(root));
}

enum how { ONCE, ALL_FROM_THEN_ON, ITS_SORT_FROM_THEN_ON };
static struct { long at, done; int error; enum how how; char only, sort; } fault;

/* From now on the `at`th act on the folder's files fails (none for 0), and what follows as `how` says. Where `only`
 * is a letter, acts of other sorts do not count. Reads ("G", and opening to read) count only where they are asked for:
 * they are many. */
void disk_fails(long at, int error, int how, char only) {
    pthread_mutex_lock(&turn);
    fault.at = at; fault.done = 0; fault.error = error; fault.how = how; fault.only = only; fault.sort = 0;
    pthread_mutex_unlock(&turn);
}

/* How many acts there were since. */
long disk_did(void) { return fault.done; }

static int refuses(char sort, const char *path) {
    if (!is_ours(path) || (sort == 'G' && fault.only != 'G')) return 0;
    pthread_mutex_lock(&turn);
    if (fault.only && fault.only != sort) { pthread_mutex_unlock(&turn); return 0; }
    long done = ++fault.done;
    if (done == fault.at) fault.sort = sort;
    int refused = fault.at && (done == fault.at || (done > fault.at && (
        fault.how == ALL_FROM_THEN_ON || (fault.how == ITS_SORT_FROM_THEN_ON && sort == fault.sort))));
    pthread_mutex_unlock(&turn);
    if (refused) errno = fault.error;
    return refused;
}

static const char *of(int fd) { return fd >= 0 && fd < FILES ? paths[fd] : NULL; }

static int opened(int fd, const char *path, int flags, int was_there) {
    if (fd < 0 || fd >= FILES) return fd;
    char whole[PATH_MAX], link[64];
    __builtin_snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    long size = syscall(SYS_readlinkat, AT_FDCWD, link, whole, sizeof whole - 1);
    if (size <= 0) return fd;
    whole[size] = 0;
    (void)path;
    free(paths[fd]);
    paths[fd] = is_ours(whole) ? strdup(whole) : NULL;
    if (paths[fd] && (flags & O_CREAT) && !was_there) record('C', whole, 0, "", 0);
    if (paths[fd] && (flags & O_TRUNC) && was_there) record('T', whole, 0, "", 0);
    return fd;
}

static int open_in(int at, const char *path, int flags, mode_t mode) {
    if (refuses((flags & O_ACCMODE) == O_RDONLY ? 'G' : 'O', path)) return -1;
    int was_there = !(flags & O_CREAT) || syscall(SYS_faccessat, at, path, F_OK) == 0;
    return opened(syscall(SYS_openat, at, path, flags, mode), path, flags, was_there);
}

static int answered(long result) { return (int)result; }

#define MODE(flags) mode_t mode = 0; if (flags & (O_CREAT | O_TMPFILE)) { \
    va_list more; va_start(more, flags); mode = va_arg(more, mode_t); va_end(more); }

int open(const char *path, int flags, ...) { MODE(flags) return open_in(AT_FDCWD, path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags) return open_in(AT_FDCWD, path, flags, mode); }
int openat(int at, const char *path, int flags, ...) { MODE(flags) return open_in(at, path, flags, mode); }
int openat64(int at, const char *path, int flags, ...) { MODE(flags) return open_in(at, path, flags, mode); }

int close(int fd) {
    if (of(fd)) { free(paths[fd]); paths[fd] = NULL; }
    return answered(syscall(SYS_close, fd));
}

ssize_t read(int fd, void *data, size_t size) {
    return refuses('G', of(fd)) ? -1 : syscall(SYS_read, fd, data, size);
}
ssize_t pread64(int fd, void *data, size_t size, off64_t at) {
    return refuses('G', of(fd)) ? -1 : syscall(SYS_pread64, fd, data, size, at);
}
ssize_t pread(int fd, void *data, size_t size, off_t at) { return pread64(fd, data, size, at); }

ssize_t write(int fd, const void *data, size_t size) {
    if (refuses('W', of(fd))) return -1;
    off_t at = of(fd) ? lseek(fd, 0, SEEK_CUR) : 0;
    ssize_t done = syscall(SYS_write, fd, data, size);
    if (done > 0 && of(fd)) record('W', of(fd), at, data, done);
    if (done > 0 && fd == 1 && trace >= 0) record('L', "", 0, data, done);
    return done;
}

ssize_t pwrite64(int fd, const void *data, size_t size, off64_t at) {
    if (refuses('W', of(fd))) return -1;
    ssize_t done = syscall(SYS_pwrite64, fd, data, size, at);
    if (done > 0 && of(fd)) record('W', of(fd), at, data, done);
    return done;
}
ssize_t pwrite(int fd, const void *data, size_t size, off_t at) { return pwrite64(fd, data, size, at); }

int ftruncate64(int fd, off64_t size) {
    if (refuses('T', of(fd))) return -1;
    int result = answered(syscall(SYS_ftruncate, fd, size));
    if (!result && of(fd)) record('T', of(fd), size, "", 0);
    return result;
}
int ftruncate(int fd, off_t size) { return ftruncate64(fd, size); }

int fsync(int fd) {
    if (refuses('S', of(fd))) return -1;
    int result = answered(syscall(SYS_fsync, fd));
    if (!result && of(fd)) record('S', of(fd), 0, "", 0);
    return result;
}
int fdatasync(int fd) {
    if (refuses('S', of(fd))) return -1;
    int result = answered(syscall(SYS_fdatasync, fd));
    if (!result && of(fd)) record('S', of(fd), 0, "", 0);
    return result;
}

int rename(const char *from, const char *to) {
    if (refuses('R', from)) return -1;
    int result = answered(syscall(SYS_rename, from, to));
    if (!result && is_ours(from)) record('R', from, 0, to, strlen(to));
    return result;
}
int renameat(int a, const char *from, int b, const char *to) {
    if (refuses('R', from)) return -1;
    int result = answered(syscall(SYS_renameat, a, from, b, to));
    if (!result && is_ours(from)) record('R', from, 0, to, strlen(to));
    return result;
}
int mkdir(const char *path, mode_t mode) {
    return refuses('M', path) ? -1 : answered(syscall(SYS_mkdir, path, mode));
}
int unlink(const char *path) {
    if (refuses('U', path)) return -1;
    int result = answered(syscall(SYS_unlink, path));
    if (!result && is_ours(path)) record('U', path, 0, "", 0);
    return result;
}
int unlinkat(int at, const char *path, int flags) {
    int result = answered(syscall(SYS_unlinkat, at, path, flags));
    if (!result && !flags && is_ours(path)) record('U', path, 0, "", 0);
    return result;
}
