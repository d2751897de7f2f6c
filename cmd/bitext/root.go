package main

import "github.com/spf13/cobra"

// The groups of commands in the program's help.
const (
	groupPair  = "pair"
	groupText  = "text"
	groupMaker = "maker"
	groupAbout = "about"
)

// newRoot is the command tree. A new command is one file and one line here.
func newRoot() *cobra.Command {
	root := &cobra.Command{
		Use:   "bitext",
		Short: "Align an English text with its Chinese or Russian version",
		Long: `bitext aligns an English article with its Chinese or Russian version, paragraph
by paragraph or sentence by sentence, says where the two differ, and writes them
as a translation memory, a table or a document. bitext SOURCE TARGET shows on
one page what a translation changed.`,
		Example: `bitext drones.en.txt drones.zh.txt
bitext align drones.en.html drones.ru.docx -o drones.tmx
bitext check drones.en.txt drones.zh.txt`,
		Version:       thisBuild().String(),
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	var (
		talk   talkFlags
		config configFlags
	)
	talk.add(root)
	config.add(root)
	root.PersistentPreRunE = func(cmd *cobra.Command, _ []string) error {
		if err := talk.apply(root); err != nil {
			return err
		}
		return config.apply(cmd)
	}
	root.AddGroup(
		&cobra.Group{ID: groupPair, Title: "A TEXT AND ITS TRANSLATION"},
		&cobra.Group{ID: groupText, Title: "TEXTS BY THEMSELVES"},
		&cobra.Group{ID: groupMaker, Title: "THE ALIGNER ITSELF"},
		&cobra.Group{ID: groupAbout, Title: "ABOUT BITEXT"},
	)
	root.AddCommand(
		newAlign(),
		newCheck(),
		newCompare(),
		newConfig(&config),
		newConvert(),
		newCorpus(),
		newDemo(),
		newDetect(),
		newDismiss(),
		newEvaluate(),
		newExplain(),
		newFacts(),
		newFit(),
		newLearn(),
		newList(),
		newMemory(),
		newRead(),
		newReview(),
		newSearch(),
		newSplit(),
		newStatus(),
		newValidate(),
		newVersion(),
	)
	root.SetHelpCommand(newHelp())
	completeFlags(root)
	root.SetCompletionCommandGroupID(groupAbout)
	root.SetHelpFunc(printHelp)
	root.SetFlagErrorFunc(flagError)
	root.SetVersionTemplate("bitext {{.Version}}\n")
	return root
}
