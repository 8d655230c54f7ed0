package pdfium

import (
	"runtime"

	"github.com/tetratelabs/wazero/experimental"
)

// large is from which size on, in bytes, memory is worth being collected.
const large = 64 << 20

// memory is that of an instance. It doubles when it is full: with the smaller
// steps that wazero takes, several times as much would wait to be collected.
type memory struct {
	bytes []byte
	most  uint64
}

// newMemory implements [experimental.MemoryAllocatorFunc].
func newMemory(capacity, most uint64) experimental.LinearMemory {
	return &memory{bytes: make([]byte, 0, capacity), most: most}
}

// Reallocate implements [experimental.LinearMemory]. What is added is zero, as
// WebAssembly asks, because a memory never shrinks.
func (m *memory) Reallocate(size uint64) []byte {
	if size > m.most {
		return nil
	}
	if size > uint64(cap(m.bytes)) {
		if size > large {
			runtime.GC() // what this memory and earlier ones have outgrown
		}
		larger := make([]byte, size, max(size, min(2*uint64(cap(m.bytes)), m.most)))
		copy(larger, m.bytes)
		m.bytes = larger
	}
	m.bytes = m.bytes[:size]
	return m.bytes
}

// Free implements [experimental.LinearMemory].
func (m *memory) Free() { m.bytes = nil }
