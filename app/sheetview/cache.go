package sheetview

import (
	"container/list"
	"image"
)

// tileKey is the place of a tile: on which page, at which zoom, in which column and row.
type tileKey struct {
	page    int
	pxPerMM float64
	at      image.Point
}

// tileID is a tile with how it looks: what undo brings back is found again.
type tileID struct {
	key  tileKey
	look uint64
}

// cacheBytes is how much memory painted tiles may take that are not in sight.
const cacheBytes = 48 << 20

// tileCache keeps the tiles used last.
type tileCache struct {
	tiles map[tileID]*list.Element
	order list.List // of cached, used last first
	bytes int
	most  int
}

type cached struct {
	id  tileID
	img *image.RGBA
}

func newTileCache(most int) *tileCache {
	return &tileCache{tiles: map[tileID]*list.Element{}, most: most}
}

func (c *tileCache) get(id tileID) (*image.RGBA, bool) {
	e, ok := c.tiles[id]
	if !ok {
		return nil, false
	}
	c.order.MoveToFront(e)
	return e.Value.(cached).img, true
}

func (c *tileCache) put(id tileID, img *image.RGBA) {
	if e, ok := c.tiles[id]; ok {
		c.order.MoveToFront(e)
		return
	}
	c.tiles[id] = c.order.PushFront(cached{id, img})
	c.bytes += len(img.Pix)
	for c.bytes > c.most && c.order.Len() > 1 {
		last := c.order.Back()
		old := c.order.Remove(last).(cached)
		c.bytes -= len(old.img.Pix)
		delete(c.tiles, old.id)
	}
}
