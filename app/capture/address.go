package capture

import "net/netip"

// special are the ranges that do not belong to a host of the public internet,
// beyond those that [netip.Addr] knows: from the special-purpose registries of
// IANA (RFC 6890 and its updates).
var special = func() (all []netip.Prefix) {
	for _, s := range []string{
		"0.0.0.0/8",       // this network
		"100.64.0.0/10",   // shared with a provider (RFC 6598)
		"192.0.0.0/24",    // protocol assignments
		"192.0.2.0/24",    // documentation
		"192.88.99.0/24",  // 6to4 relays, withdrawn
		"198.18.0.0/15",   // benchmarks
		"198.51.100.0/24", // documentation
		"203.0.113.0/24",  // documentation
		"240.0.0.0/4",     // reserved, and broadcast
		"100::/64",        // discard only
		"2001::/23",       // protocol assignments, Teredo among them
		"2001:db8::/32",   // documentation
		"3fff::/20",       // documentation
		"2002::/16",       // 6to4: holds an IPv4 address
		"64:ff9b::/96",    // NAT64: holds an IPv4 address
		"64:ff9b:1::/48",  // NAT64, local
		"5f00::/16",       // segment routing
		"fec0::/10",       // site-local, withdrawn
	} {
		all = append(all, netip.MustParsePrefix(s))
	}
	return all
}()

// isPublic reports whether an address is one of the public internet.
func isPublic(a netip.Addr) bool {
	if a.Zone() != "" {
		return false
	}
	a = a.Unmap()
	if !a.IsGlobalUnicast() || a.IsPrivate() {
		return false // also loopback, link-local, multicast and unspecified
	}
	for _, p := range special {
		if p.Contains(a) {
			return false
		}
	}
	return true
}
