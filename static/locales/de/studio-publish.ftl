# studio-publish
