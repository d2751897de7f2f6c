class Bitext < Formula
  desc "Align an English text with its Chinese or Russian version"
  homepage "https://github.com/bitext-tools/bitext"
  version "NUMBER"
  license all_of: ["Apache-2.0", "CC-BY-SA-4.0"]

  on_macos do
    on_arm do
      url "https://github.com/bitext-tools/bitext/releases/download/VERSION/bitext-VERSION-darwin-arm64.tar.gz"
      sha256 "SUM(darwin-arm64)"
    end
    on_intel do
      url "https://github.com/bitext-tools/bitext/releases/download/VERSION/bitext-VERSION-darwin-amd64.tar.gz"
      sha256 "SUM(darwin-amd64)"
    end
  end
  on_linux do
    on_arm do
      url "https://github.com/bitext-tools/bitext/releases/download/VERSION/bitext-VERSION-linux-arm64.tar.gz"
      sha256 "SUM(linux-arm64)"
    end
    on_intel do
      url "https://github.com/bitext-tools/bitext/releases/download/VERSION/bitext-VERSION-linux-amd64.tar.gz"
      sha256 "SUM(linux-amd64)"
    end
  end

  def install
    bin.install "bitext"
    man1.install Dir["man/*.1"]
    bash_completion.install "completions/bitext.bash" => "bitext"
    zsh_completion.install "completions/_bitext"
    fish_completion.install "completions/bitext.fish"
  end

  test do
    system bin/"bitext", "demo"
    assert_match "pairs agree", shell_output("#{bin}/bitext drones.en.txt drones.zh.txt", 1)
  end
end
