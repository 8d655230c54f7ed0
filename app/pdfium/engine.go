package pdfium

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"sync"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

const (
	// instances is how many documents may be open at a time.
	instances = 2
	// memoryPages is the memory of an instance, in pages of 64 KiB. As it grows,
	// its old bytes stay for a while: with this number, a document cannot take
	// 1 GB of the machine's memory in all.
	memoryPages = 256 << 20 / (64 << 10)
)

// start starts PDFium.
var start = sync.OnceValues(func() (pdfium.Pool, error) {
	if cache, err := compilationCache(); err == nil {
		// A cache that is damaged or cannot be written to is no reason to fail.
		if pool, err := newPool(runtimeConfig().WithCompilationCache(cache)); err == nil {
			return pool, nil
		}
	}
	return newPool(runtimeConfig())
})

func runtimeConfig() wazero.RuntimeConfig {
	return wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling). // as go-pdfium asks
		WithMemoryLimitPages(memoryPages).
		WithCloseOnContextDone(true) // without it, nothing could stop a call
}

// compilationCache is where the compiled PDFium is kept: the folder
// tickmark/pdfium in the platform's folder for caches.
func compilationCache() (wazero.CompilationCache, error) {
	folder, err := os.UserCacheDir()
	if err != nil {
		return nil, fmt.Errorf("find the cache folder: %w", err)
	}
	return wazero.NewCompilationCacheWithDir(filepath.Join(folder, "tickmark", "pdfium"))
}

func newPool(config wazero.RuntimeConfig) (pdfium.Pool, error) {
	ctx := experimental.WithCompilationWorkers(context.Background(), runtime.GOMAXPROCS(0))
	ctx = experimental.WithMemoryAllocator(ctx, experimental.MemoryAllocatorFunc(newMemory))
	return webassembly.Init(webassembly.Config{
		Context:       ctx,
		MaxTotal:      instances,
		FSConfig:      wazero.NewFSConfig(), // by default it would see all of the disk
		RuntimeConfig: config,
		Stdout:        io.Discard,
		Stderr:        io.Discard,
	})
}

// Start starts PDFium if it does not run yet, and returns when it does or ctx ends.
// The first time on a machine that takes seconds, for it is compiled: who gives a
// document little time starts PDFium before.
func Start(ctx context.Context) error {
	_, err := running(ctx)
	return err
}

// running is PDFium as soon as it runs.
func running(ctx context.Context) (pdfium.Pool, error) {
	type outcome struct {
		pool pdfium.Pool
		err  error
	}
	started := make(chan outcome, 1)
	go func() {
		pool, err := start()
		started <- outcome{pool, err}
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case o := <-started:
		if o.err != nil {
			return nil, fmt.Errorf("start PDFium: %w", o.err)
		}
		return o.pool, nil
	}
}

// newInstance starts PDFium if it does not run yet, and waits for a free
// instance; not longer than ctx lasts.
func newInstance(ctx context.Context) (pdfium.Pdfium, error) {
	pool, err := running(ctx)
	if err != nil {
		return nil, err
	}
	instance, err := pool.GetInstanceWithContext(ctx)
	if ctx.Err() != nil {
		if err == nil {
			err = instance.Close()
		}
		_ = err // whoever asked has gone
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("start an instance of PDFium: %w", err)
	}
	return instance, nil
}
