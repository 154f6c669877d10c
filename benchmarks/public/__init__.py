"""factx on test sets that anybody can fetch: `python -m benchmarks.public NAME PATH`.

One module a set: where it is from, under which licence, what others have reached on it, how it is read and measured.
Nothing is downloaded, and nothing of the sets is in the repository.
"""
