package db

// stage is how one stage of a work of several tells how far it has come: it becomes a part of the
// whole. Each stage goes over about as many bytes as size says; this is the one with the number i,
// counted from 0, of n. progress may be nil.
func stage(progress func(done, total int64), size int64, i, n int) func(done, total int64) {
	return func(done, total int64) {
		if progress == nil {
			return
		}
		part := size // of a stage without anything to do
		if total > 0 {
			part = min(int64(float64(size)*float64(done)/float64(total)), size)
		}
		progress(int64(i)*size+part, int64(n)*size)
	}
}
