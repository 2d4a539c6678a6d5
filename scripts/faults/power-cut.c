/*
 * Shows what a disk holds that loses whatever was not synced: loaded into a process with LD_PRELOAD, it copies a file
 * to SYNCED_FOLDER each time the process syncs it, and forgets there what was deleted when a folder is synced.
 * Only files in WATCHED_FOLDER count.
 */
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define PATH_SIZE 2048
#define COPY_SIZE (1 << 20)

/* The copy itself syncs nothing, but guards against being watched. */
static __thread int copying;

static void copy_file(const char *from, const char *to) {
  char part[PATH_SIZE];
  snprintf(part, sizeof part, "%s.part", to);
  int in = open(from, O_RDONLY);
  if (in < 0) return;
  int out = open(part, O_CREAT | O_TRUNC | O_WRONLY, 0600);
  char *buffer = malloc(COPY_SIZE);
  ssize_t count;
  while ((count = read(in, buffer, COPY_SIZE)) > 0) {
    if (write(out, buffer, (size_t)count) != count) break;
  }
  free(buffer);
  close(in);
  close(out);
  rename(part, to);
}

static void forget_deleted(const char *watched, const char *synced) {
  DIR *folder = opendir(synced);
  if (folder == NULL) return;
  for (struct dirent *entry; (entry = readdir(folder)) != NULL;) {
    char original[PATH_SIZE], copy[PATH_SIZE];
    if (entry->d_name[0] == '.') continue;
    snprintf(original, sizeof original, "%s/%s", watched, entry->d_name);
    snprintf(copy, sizeof copy, "%s/%s", synced, entry->d_name);
    if (access(original, F_OK) != 0) unlink(copy);
  }
  closedir(folder);
}

static void keep(int descriptor) {
  const char *watched = getenv("WATCHED_FOLDER");
  const char *synced = getenv("SYNCED_FOLDER");
  if (watched == NULL || synced == NULL || copying) return;
  char link[64], path[PATH_SIZE], copy[PATH_SIZE];
  snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length <= 0) return;
  path[length] = 0;
  if (strncmp(path, watched, strlen(watched)) != 0) return;
  copying = 1;
  struct stat status;
  if (fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
    forget_deleted(watched, synced);
  } else {
    snprintf(copy, sizeof copy, "%s/%s", synced, strrchr(path, '/') + 1);
    copy_file(path, copy);
  }
  copying = 0;
}

int fsync(int descriptor) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fsync");
  int result = real(descriptor);
  keep(descriptor);
  return result;
}

int fdatasync(int descriptor) {
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, "fdatasync");
  int result = real(descriptor);
  keep(descriptor);
  return result;
}
