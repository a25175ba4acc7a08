// The floor of any reader built on libyaml: its bare event loop over every .yaml file below a folder, and nothing else.
// usage: yaml-floor FOLDER
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <yaml.h>

static unsigned char *buffer;
static size_t capacity;
static long files, bytes, events;

static void read_events(const char *path) {
    int descriptor = open(path, O_RDONLY);
    struct stat status;
    if (descriptor < 0 || fstat(descriptor, &status) != 0) { perror(path); exit(2); }
    if ((size_t)status.st_size + 1 > capacity) {
        capacity = (size_t)status.st_size * 2 + 1;
        buffer = realloc(buffer, capacity);
    }
    ssize_t size = read(descriptor, buffer, (size_t)status.st_size);
    close(descriptor);
    if (size < 0) { perror(path); exit(2); }
    files++;
    bytes += size;
    yaml_parser_t parser;
    yaml_event_t event;
    yaml_parser_initialize(&parser);
    yaml_parser_set_input_string(&parser, buffer, (size_t)size);
    int done = 0;
    while (!done) {
        if (!yaml_parser_parse(&parser, &event)) { fprintf(stderr, "%s: %s\n", path, parser.problem); exit(2); }
        events++;
        done = event.type == YAML_STREAM_END_EVENT;
        yaml_event_delete(&event);
    }
    yaml_parser_delete(&parser);
}

static void walk(const char *path) {
    DIR *folder = opendir(path);
    if (!folder) { perror(path); exit(2); }
    struct dirent *entry;
    while ((entry = readdir(folder))) {
        if (entry->d_name[0] == '.') continue;
        char child[4096];
        snprintf(child, sizeof child, "%s/%s", path, entry->d_name);
        struct stat status;
        if (stat(child, &status) != 0) continue;
        size_t length = strlen(child);
        if (S_ISDIR(status.st_mode)) walk(child);
        else if (length > 5 && strcmp(child + length - 5, ".yaml") == 0) read_events(child);
    }
    closedir(folder);
}

int main(int count, char **arguments) {
    if (count != 2) { fprintf(stderr, "usage: yaml-floor FOLDER\n"); return 2; }
    struct timespec start, end;
    clock_gettime(CLOCK_MONOTONIC, &start);
    walk(arguments[1]);
    clock_gettime(CLOCK_MONOTONIC, &end);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    double seconds = (double)(end.tv_sec - start.tv_sec) + (double)(end.tv_nsec - start.tv_nsec) / 1e9;
    printf("{\"files\":%ld,\"bytes\":%ld,\"events\":%ld,\"seconds\":%.3f,\"peak_kb\":%ld}\n", files, bytes, events, seconds, usage.ru_maxrss);
    return 0;
}
