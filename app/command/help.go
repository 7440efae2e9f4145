package command

import "embed"

// helpTexts are the words of help, a file for each command and help.txt for all of them.
//
//go:embed help/*.txt
var helpTexts embed.FS

// help writes what there is, or how one command is called.
func help(c *call, topics []string) error {
	topic := "help"
	if len(topics) > 0 {
		topic = topics[0]
	}
	text, err := helpTexts.ReadFile("help/" + topic + ".txt")
	if err != nil {
		return usage("no-such-help", topic)
	}
	_, err = c.out.Write(text)
	return err
}
