package db

import (
	"bytes"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// disk is a drive under a folder, as SQLite sees it: between SQLite and the
// system's files lies a VFS (https://www.sqlite.org/vfs.html) that notes what is
// written, and can make calls fail. From the notes it makes the images that a
// power cut could have left ([disk.cut]). Nothing else in the tests or in the
// program knows of it: it is registered as the default VFS, and lets alone
// whatever lies in no disk's folder.
type disk struct {
	folder string

	mu    sync.Mutex
	log   []written
	names map[string]int // the files that there are
	last  int            // of the numbers of files
	fault func(op, name string) int32
}

// written is one thing that the drive was asked to do, by SQLite or by ourselves ([noted]).
type written struct {
	op   string // found, create, write, truncate, sync, delete, rename, link, date or syncFolder
	name string // of the file, in the folder
	file int    // a file that is deleted and made again is another one
	from string // the name before it was renamed
	at   int64  // where it was written, or the new size; or the date
	data []byte
	full bool // a sync that also empties the drive's own memory, as macOS needs to be asked for
	dir  bool // the folder was synced as well
}

var (
	disksMu sync.Mutex
	disks   []*disk

	shim struct {
		once    sync.Once
		vfs     uintptr
		real    uintptr // the VFS that does the work
		methods uintptr
		mu      sync.Mutex
		open    map[uintptr]*shimFile
	}
)

// shimFile is what is known of a file that SQLite has open; in SQLite's memory
// there are only the methods and then the file of the VFS that does the work.
type shimFile struct {
	disk    *disk
	name    string
	file    int
	syncDir bool // SQLite syncs the folder with the first sync of such a file
}

// shimHeader is how long what SQLite's own file follows is.
const shimHeader = 16

func init() { noted = noteStep }

// noteStep notes what is done to a file by its name.
func noteStep(s fileStep) {
	d, name := diskOf(s.path)
	if d == nil {
		return
	}
	if s.op == "syncFolder" {
		d.note(written{op: s.op})
		return
	}
	file, _ := d.opened(name)
	w := written{op: s.op, name: name, file: file, full: true}
	d.mu.Lock()
	switch s.op {
	case "rename", "link":
		w.name, w.from = strings.TrimPrefix(s.to, d.folder+string(filepath.Separator)), name
		d.names[w.name] = file
		if s.op == "rename" {
			delete(d.names, name)
		}
	case "remove":
		w.op = "delete"
		delete(d.names, name)
	case "date":
		w.at = s.at.UnixNano()
	}
	d.mu.Unlock()
	d.note(w)
}

// find notes the files that there are, as lying on the drive for certain.
func (d *disk) find(t testing.TB) {
	t.Helper()
	entries, err := os.ReadDir(d.folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		d.opened(entry.Name())
	}
}

// newDisk watches what SQLite does in a folder, until the test ends.
func newDisk(t testing.TB) *disk {
	t.Helper()
	shim.once.Do(registerShim)
	folder, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	d := &disk{folder: folder, names: map[string]int{}}
	disksMu.Lock()
	disks = append(disks, d)
	disksMu.Unlock()
	t.Cleanup(func() {
		disksMu.Lock()
		disks = slices.DeleteFunc(disks, func(other *disk) bool { return other == d })
		disksMu.Unlock()
	})
	return d
}

// failing makes calls fail with the result code that fault returns for them, if it
// is not 0, until it is called with nil.
func (d *disk) failing(fault func(op, name string) int32) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.fault = fault
}

// forget drops the notes, of work after which there will be no power cut.
func (d *disk) forget() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.log, d.names = nil, map[string]int{}
}

// now is how much has been asked of the drive.
func (d *disk) now() int {
	d.mu.Lock()
	defer d.mu.Unlock()
	return len(d.log)
}

func (d *disk) note(w written) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.log = append(d.log, w)
}

// refuses returns the code with which a call fails, or 0.
func (d *disk) refuses(op, name string) int32 {
	d.mu.Lock()
	fault := d.fault
	d.mu.Unlock()
	if fault == nil {
		return sqlite3.SQLITE_OK
	}
	return fault(op, name)
}

func diskOf(path string) (*disk, string) {
	disksMu.Lock()
	defer disksMu.Unlock()
	for _, d := range disks {
		if name, ok := strings.CutPrefix(path, d.folder+string(filepath.Separator)); ok {
			return d, name
		}
	}
	return nil, ""
}

// opened notes that SQLite opens a file, and returns its number and whether it is new.
func (d *disk) opened(name string) (file int, created bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if file, ok := d.names[name]; ok {
		return file, false
	}
	d.last++
	d.names[name] = d.last
	w := written{op: "create", name: name, file: d.last}
	if content, err := os.ReadFile(filepath.Join(d.folder, name)); err == nil && len(content) > 0 {
		w.op, w.data = "found", content
	}
	d.log = append(d.log, w)
	return d.last, w.op == "create"
}

// The platter is what lies on a drive for certain, and what may not: files by their
// number, names of files.
type platter struct {
	files map[int]*extent
	names map[string]int
	dir   []written // names made and deleted since the folder was synced
}

type extent struct {
	content []byte
	date    int64     // in nanoseconds; 0: nobody set it
	pending []written // since the last sync
}

// apply goes on by one step. What is kept for certain is what was synced in full, as
// with macOS, which asks for the most.
func (p *platter) apply(w written) {
	switch w.op {
	case "found":
		p.files[w.file] = &extent{content: w.data}
		p.names[w.name] = w.file
	case "create":
		p.files[w.file] = &extent{}
		p.dir = append(p.dir, w)
	case "rename", "link":
		p.dir = append(p.dir, w)
	case "syncFolder":
		p.syncDir(true)
	case "delete":
		p.dir = append(p.dir, w)
		p.syncDir(w.dir)
	case "write", "truncate", "date":
		p.files[w.file].pending = append(p.files[w.file].pending, w)
	case "sync":
		if !w.full {
			return
		}
		e := p.files[w.file]
		e.content, e.date = e.with(e.pending)
		e.pending = nil
		p.syncDir(w.dir)
	}
}

func (p *platter) syncDir(synced bool) {
	if !synced {
		return
	}
	for _, w := range p.dir {
		w.rename(p.names)
	}
	p.dir = nil
}

// with returns the content and the date after the writes.
func (e *extent) with(writes []written) (content []byte, date int64) {
	content, date = slices.Clone(e.content), e.date
	for _, w := range writes {
		if w.op == "date" {
			date = w.at
			continue
		}
		content = w.on(content)
	}
	return content, date
}

// on returns the content after the write.
func (w written) on(content []byte) []byte {
	end := int(w.at) + len(w.data)
	if w.op == "truncate" {
		return content[:min(len(content), end):min(len(content), end)]
	}
	if end > len(content) {
		content = append(content, make([]byte, end-len(content))...)
	}
	copy(content[w.at:], w.data)
	return content
}

func (w written) rename(names map[string]int) {
	switch w.op {
	case "delete":
		delete(names, w.name)
	case "rename":
		delete(names, w.from)
		names[w.name] = w.file
	default:
		names[w.name] = w.file
	}
}

// sector is what a drive writes as a whole.
const sector = 512

// torn cuts a write into its sectors.
func (w written) torn() (pieces []written) {
	if w.op != "write" {
		return []written{w}
	}
	for from := 0; from < len(w.data); {
		to := min(len(w.data), from+sector-int(w.at+int64(from))%sector)
		pieces = append(pieces, written{op: "write", at: w.at + int64(from), data: w.data[from:to]})
		from = to
	}
	return pieces
}

// image is what a drive may hold after a power cut. Of what was not synced, each
// image keeps something else: nothing; all; the beginning, with its last write torn;
// some writes; some, the later before the earlier; some sectors.
func (p *platter) image(random *rand.Rand) map[string]*extent {
	way := random.IntN(6)
	keep := func() bool { return way == 1 || way > 1 && random.IntN(2) == 0 }
	names := maps.Clone(p.names)
	for _, w := range p.dir {
		if keep() {
			w.rename(names)
		}
	}
	found := map[string]*extent{}
	for _, name := range slices.Sorted(maps.Keys(names)) {
		e := p.files[names[name]]
		pending := slices.Clone(e.pending)
		if way == 2 && len(pending) > 0 {
			n := random.IntN(len(pending))
			last := pending[n].torn()
			pending = append(pending[:n], last[:random.IntN(len(last)+1)]...)
		}
		if way == 5 {
			var pieces []written
			for _, w := range pending {
				pieces = append(pieces, w.torn()...)
			}
			pending = pieces
		}
		if way == 4 {
			random.Shuffle(len(pending), func(i, j int) { pending[i], pending[j] = pending[j], pending[i] })
		}
		kept := slices.DeleteFunc(pending, func(written) bool { return way != 2 && !keep() })
		found[name] = &extent{}
		found[name].content, found[name].date = e.with(kept)
	}
	return found
}

// powerCut is an image and when the power went.
type powerCut struct {
	at    int // that much had been asked of the drive
	files map[string]*extent
}

// cuts makes images of power cuts at n moments after the first, in their order, and
// hands each to use.
func (d *disk) cuts(n, first int, random *rand.Rand, use func(powerCut)) {
	d.mu.Lock()
	log := slices.Clone(d.log)
	d.mu.Unlock()
	moments := make([]int, n)
	for i := range moments {
		moments[i] = first + random.IntN(len(log)-first+1)
	}
	slices.Sort(moments)
	p := &platter{files: map[int]*extent{}, names: map[string]int{}}
	done := 0
	for _, moment := range moments {
		for ; done < moment; done++ {
			p.apply(log[done])
		}
		use(powerCut{moment, p.image(random)})
	}
}

// write puts the image into a folder.
func (c powerCut) write(t testing.TB, folder string) {
	t.Helper()
	for name, file := range c.files {
		path := filepath.Join(folder, name)
		err := os.WriteFile(path, file.content, 0o600)
		if at := time.Unix(0, file.date); err == nil && file.date != 0 {
			err = os.Chtimes(path, at, at)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// --- The VFS: C in Go's clothes, as modernc.org/sqlite/vfs does it. ---

type (
	tls      = libc.TLS
	filePtr  = uintptr
	openFn   = func(t *tls, vfs, name uintptr, file filePtr, flags int32, outFlags uintptr) int32
	deleteFn = func(t *tls, vfs, name uintptr, syncDir int32) int32
	accessFn = func(t *tls, vfs, name uintptr, flags int32, out uintptr) int32
	dataFn   = func(t *tls, file filePtr, data uintptr, size int32, at int64) int32
	sizeFn   = func(t *tls, file filePtr, size int64) int32
	flagFn   = func(t *tls, file filePtr, flag int32) int32
	ptrFn    = func(t *tls, file filePtr, p uintptr) int32
	plainFn  = func(t *tls, file filePtr) int32
	barrier  = func(t *tls, file filePtr)
	ctlFn    = func(t *tls, file filePtr, op int32, p uintptr) int32
	shmMapFn = func(t *tls, file filePtr, region, size, extend int32, out uintptr) int32
	shmLock  = func(t *tls, file filePtr, offset, n, flags int32) int32
)

// at is what lies at an address of C's memory.
func at[T any](address uintptr) *T { return *(**T)(unsafe.Pointer(&address)) }

// call is a function of C's as one of Go's.
func call[F any](address uintptr) F { return *(*F)(unsafe.Pointer(&struct{ uintptr }{address})) }

// pointer is a function of Go's as one of C's. It has to be a top-level one, which
// is never collected.
func pointer[F any](f F) uintptr { return *(*uintptr)(unsafe.Pointer(&f)) }

// below is the file of the VFS that does the work, and its methods.
func below(file filePtr) (filePtr, *sqlite3.Tsqlite3_io_methods) {
	under := file + shimHeader
	return under, at[sqlite3.Tsqlite3_io_methods](at[sqlite3.Tsqlite3_file](under).FpMethods)
}

func shimOf(file filePtr) *shimFile {
	shim.mu.Lock()
	defer shim.mu.Unlock()
	return shim.open[file]
}

func registerShim() {
	t := libc.NewTLS()
	shim.open = map[uintptr]*shimFile{}
	shim.real = sqlite3.Xsqlite3_vfs_find(t, 0)
	name, err := libc.CString("disk")
	if err != nil {
		panic(err)
	}
	shim.vfs = libc.Xmalloc(t, libc.Tsize_t(unsafe.Sizeof(sqlite3.Tsqlite3_vfs{})))
	v := at[sqlite3.Tsqlite3_vfs](shim.vfs)
	*v = *at[sqlite3.Tsqlite3_vfs](shim.real)
	v.FzName, v.FpNext, v.FszOsFile = name, 0, v.FszOsFile+shimHeader
	v.FxOpen, v.FxDelete, v.FxAccess = pointer[openFn](shimOpen), pointer[deleteFn](shimDelete), pointer[accessFn](shimAccess)

	shim.methods = libc.Xmalloc(t, libc.Tsize_t(unsafe.Sizeof(sqlite3.Tsqlite3_io_methods{})))
	*at[sqlite3.Tsqlite3_io_methods](shim.methods) = sqlite3.Tsqlite3_io_methods{
		FiVersion: 2, FxClose: pointer[plainFn](shimClose), FxRead: pointer[dataFn](shimRead), FxWrite: pointer[dataFn](shimWrite),
		FxTruncate: pointer[sizeFn](shimTruncate), FxSync: pointer[flagFn](shimSync), FxFileSize: pointer[ptrFn](shimFileSize),
		FxLock: pointer[flagFn](shimLock), FxUnlock: pointer[flagFn](shimUnlock), FxCheckReservedLock: pointer[ptrFn](shimReserved),
		FxFileControl: pointer[ctlFn](shimControl), FxSectorSize: pointer[plainFn](shimSectorSize),
		FxDeviceCharacteristics: pointer[plainFn](shimCharacteristics), FxShmMap: pointer[shmMapFn](shimShmMap),
		FxShmLock: pointer[shmLock](shimShmLock), FxShmBarrier: pointer[barrier](shimShmBarrier), FxShmUnmap: pointer[flagFn](shimShmUnmap),
	}
	if code := sqlite3.Xsqlite3_vfs_register(t, shim.vfs, 1); code != sqlite3.SQLITE_OK {
		panic(code)
	}
}

func shimOpen(t *tls, _, name uintptr, file filePtr, flags int32, outFlags uintptr) int32 {
	open := call[openFn](at[sqlite3.Tsqlite3_vfs](shim.real).FxOpen)
	var d *disk
	var known string
	if name != 0 {
		d, known = diskOf(libc.GoString(name))
	}
	if d == nil {
		return open(t, shim.real, name, file, flags, outFlags)
	}
	at[sqlite3.Tsqlite3_file](file).FpMethods = 0
	if code := d.refuses("open", known); code != sqlite3.SQLITE_OK {
		return code
	}
	if code := open(t, shim.real, name, file+shimHeader, flags, outFlags); code != sqlite3.SQLITE_OK {
		return code
	}
	number, _ := d.opened(known)
	journals := int32(sqlite3.SQLITE_OPEN_MAIN_JOURNAL | sqlite3.SQLITE_OPEN_SUPER_JOURNAL | sqlite3.SQLITE_OPEN_WAL)
	shim.mu.Lock()
	// Also of one that another connection has made meanwhile, as SQLite does.
	shim.open[file] = &shimFile{d, known, number, flags&sqlite3.SQLITE_OPEN_CREATE != 0 && flags&journals != 0}
	shim.mu.Unlock()
	at[sqlite3.Tsqlite3_file](file).FpMethods = shim.methods
	return sqlite3.SQLITE_OK
}

func shimDelete(t *tls, _, name uintptr, syncDir int32) int32 {
	d, known := diskOf(libc.GoString(name))
	if d != nil {
		if code := d.refuses("delete", known); code != sqlite3.SQLITE_OK {
			return code
		}
	}
	code := call[deleteFn](at[sqlite3.Tsqlite3_vfs](shim.real).FxDelete)(t, shim.real, name, syncDir)
	if d != nil && code == sqlite3.SQLITE_OK {
		d.mu.Lock()
		delete(d.names, known)
		d.mu.Unlock()
		d.note(written{op: "delete", name: known, dir: syncDir != 0})
	}
	return code
}

func shimAccess(t *tls, _, name uintptr, flags int32, out uintptr) int32 {
	if d, known := diskOf(libc.GoString(name)); d != nil {
		if code := d.refuses("access", known); code != sqlite3.SQLITE_OK {
			return code
		}
	}
	return call[accessFn](at[sqlite3.Tsqlite3_vfs](shim.real).FxAccess)(t, shim.real, name, flags, out)
}

func shimClose(t *tls, file filePtr) int32 {
	under, m := below(file)
	shim.mu.Lock()
	delete(shim.open, file)
	shim.mu.Unlock()
	return call[plainFn](m.FxClose)(t, under)
}

func shimRead(t *tls, file filePtr, data uintptr, size int32, from int64) int32 {
	f := shimOf(file)
	if code := f.disk.refuses("read", f.name); code != sqlite3.SQLITE_OK {
		return code
	}
	under, m := below(file)
	return call[dataFn](m.FxRead)(t, under, data, size, from)
}

func shimWrite(t *tls, file filePtr, data uintptr, size int32, to int64) int32 {
	f := shimOf(file)
	under, m := below(file)
	write := call[dataFn](m.FxWrite)
	if code := f.disk.refuses("write", f.name); code != sqlite3.SQLITE_OK {
		// A disk that becomes full has still taken some of it.
		write(t, under, data, size/2, to)
		return code
	}
	code := write(t, under, data, size, to)
	if code == sqlite3.SQLITE_OK {
		f.disk.note(written{op: "write", file: f.file, at: to, data: bytes.Clone(unsafe.Slice(at[byte](data), size))})
	}
	return code
}

func shimTruncate(t *tls, file filePtr, size int64) int32 {
	f := shimOf(file)
	if code := f.disk.refuses("truncate", f.name); code != sqlite3.SQLITE_OK {
		return code
	}
	under, m := below(file)
	code := call[sizeFn](m.FxTruncate)(t, under, size)
	if code == sqlite3.SQLITE_OK {
		f.disk.note(written{op: "truncate", file: f.file, at: size})
	}
	return code
}

func shimSync(t *tls, file filePtr, flags int32) int32 {
	f := shimOf(file)
	if code := f.disk.refuses("sync", f.name); code != sqlite3.SQLITE_OK {
		return code
	}
	// The notes are what the images are made of, so that the tests need not wait for the machine's own drive.
	f.disk.note(written{op: "sync", file: f.file, full: flags&0xF == sqlite3.SQLITE_SYNC_FULL, dir: f.syncDir})
	f.syncDir = false
	return sqlite3.SQLITE_OK
}

func shimFileSize(t *tls, file filePtr, out uintptr) int32 {
	f := shimOf(file)
	if code := f.disk.refuses("size", f.name); code != sqlite3.SQLITE_OK {
		return code
	}
	under, m := below(file)
	return call[ptrFn](m.FxFileSize)(t, under, out)
}

func shimShmMap(t *tls, file filePtr, region, size, extend int32, out uintptr) int32 {
	f := shimOf(file)
	if code := f.disk.refuses("map", f.name+"-shm"); code != sqlite3.SQLITE_OK {
		return code
	}
	under, m := below(file)
	return call[shmMapFn](m.FxShmMap)(t, under, region, size, extend, out)
}

func shimLock(t *tls, file filePtr, level int32) int32 {
	under, m := below(file)
	return call[flagFn](m.FxLock)(t, under, level)
}

func shimUnlock(t *tls, file filePtr, level int32) int32 {
	under, m := below(file)
	return call[flagFn](m.FxUnlock)(t, under, level)
}

func shimReserved(t *tls, file filePtr, out uintptr) int32 {
	under, m := below(file)
	return call[ptrFn](m.FxCheckReservedLock)(t, under, out)
}

func shimControl(t *tls, file filePtr, op int32, p uintptr) int32 {
	under, m := below(file)
	return call[ctlFn](m.FxFileControl)(t, under, op, p)
}

func shimSectorSize(t *tls, file filePtr) int32 {
	under, m := below(file)
	return call[plainFn](m.FxSectorSize)(t, under)
}

func shimCharacteristics(t *tls, file filePtr) int32 {
	under, m := below(file)
	return call[plainFn](m.FxDeviceCharacteristics)(t, under)
}

func shimShmLock(t *tls, file filePtr, offset, n, flags int32) int32 {
	under, m := below(file)
	return call[shmLock](m.FxShmLock)(t, under, offset, n, flags)
}

func shimShmBarrier(t *tls, file filePtr) {
	under, m := below(file)
	call[barrier](m.FxShmBarrier)(t, under)
}

func shimShmUnmap(t *tls, file filePtr, remove int32) int32 {
	under, m := below(file)
	return call[flagFn](m.FxShmUnmap)(t, under, remove)
}
