package export

import (
	"strings"
	"time"
)

// licenseAddress is where the license of the tools stands, as their credit lines say it.
const licenseAddress = "creativecommons.org/licenses/by-sa/4.0"

// xmp returns what a file is, in the words that programs of many makers read: title, author, language,
// what it shows, whose work it is and under which license.
func xmp(in Input) string {
	var b strings.Builder
	b.WriteString(`<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description rdf:about=""` +
		` xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:xmpRights="http://ns.adobe.com/xap/1.0/rights/"` +
		` xmlns:cc="http://creativecommons.org/ns#" xmlns:Iptc4xmpCore="http://iptc.org/std/Iptc4xmpCore/1.0/xmlns/">`)
	words := func(name, s string) {
		if s != "" {
			b.WriteString("<" + name + `><rdf:Alt><rdf:li xml:lang="x-default">` + escaped(s) + "</rdf:li></rdf:Alt></" + name + ">")
		}
	}
	list := func(name, kind, s string) {
		if s != "" {
			b.WriteString("<" + name + "><rdf:" + kind + "><rdf:li>" + escaped(s) + "</rdf:li></rdf:" + kind + "></" + name + ">")
		}
	}
	words("dc:title", in.title())
	list("dc:creator", "Seq", in.author())
	list("dc:language", "Bag", in.language())
	words("dc:description", in.alt(0))
	words("Iptc4xmpCore:AltTextAccessibility", in.alt(0))
	if credits := strings.Join(in.credits(), "\n"); credits != "" {
		words("dc:rights", credits)
		if strings.Contains(credits, licenseAddress) {
			b.WriteString("<xmpRights:Marked>True</xmpRights:Marked><xmpRights:WebStatement>https://" + licenseAddress + "/</xmpRights:WebStatement>" +
				`<cc:license rdf:resource="https://` + licenseAddress + `/"/>`)
		}
	}
	b.WriteString("<xmp:CreatorTool>Cluster Canvas</xmp:CreatorTool>")
	if !in.Created.IsZero() {
		b.WriteString("<xmp:CreateDate>" + in.Created.Format(time.RFC3339) + "</xmp:CreateDate>")
	}
	b.WriteString("</rdf:Description></rdf:RDF></x:xmpmeta>")
	return b.String()
}
