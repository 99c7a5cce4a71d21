using CyberPort.Platform.Files;

namespace CyberPort.Platform.Tests.Files;

/// <summary>Files that are meant to do harm, and senders that break off: refused early, and nothing is left behind.</summary>
public sealed class HostileFiles : FileRoom
{
    [Fact]
    public async Task A_zip_bomb_dressed_as_a_document_is_refused()
    {
        var bomb = Archive(("[Content_Types].xml", [1]), ("word/document.xml", new byte[60 * 1024 * 1024]));
        bomb.Length.ShouldBeLessThan(200_000);
        (await SaveAsync(bomb, "a.docx")).Error!.Code.ShouldBe("file.unsafe-archive");
        NothingLeft().ShouldBeTrue();
    }

    [Fact]
    public async Task A_zip_bomb_that_lies_about_its_size_is_refused()
    {
        var bomb = Archive(("[Content_Types].xml", [1]), ("word/document.xml", new byte[60 * 1024 * 1024]));
        var size = BitConverter.GetBytes(60 * 1024 * 1024);
        for (var at = bomb.AsSpan().IndexOf(size); at >= 0; at = bomb.AsSpan().IndexOf(size))
        {
            BitConverter.GetBytes(10).CopyTo(bomb, at);
        }

        (await SaveAsync(bomb, "a.docx")).Error!.Code.ShouldBeOneOf("file.unsafe-archive", "file.damaged");
        NothingLeft().ShouldBeTrue();
    }

    [Fact]
    public async Task An_archive_of_very_many_entries_is_refused() =>
        (await SaveAsync(Archive([.. Enumerable.Range(0, 10_001).Select(n => ($"{n}", Array.Empty<byte>()))]), "a.xlsx")).Error!.Code.ShouldBe("file.unsafe-archive");

    [Fact]
    public async Task Three_hundred_megabytes_are_refused_as_soon_as_the_limit_is_passed()
    {
        var endless = new Endless(300L * 1024 * 1024);
        var before = GC.GetTotalAllocatedBytes();
        var error = (await Kept.SaveAsync(endless, "a.pdf", FileLimits.Usual, default)).Error!;
        error.Code.ShouldBe("file.too-large");
        error.Title.Ja.ShouldContain("20 MB まで");
        endless.Given.ShouldBeLessThan(FileLimits.UsualSize + (1024 * 1024));
        (GC.GetTotalAllocatedBytes() - before).ShouldBeLessThan(8 * 1024 * 1024);
        NothingLeft().ShouldBeTrue();
    }

    [Fact]
    public async Task A_sender_who_breaks_off_leaves_nothing_behind()
    {
        await Should.ThrowAsync<IOException>(() => Kept.SaveAsync(new Endless(100_000) { BreaksOff = true }, "a.pdf", FileLimits.Usual, default));
        NothingLeft().ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_killed_process_left_is_swept_away_and_what_is_under_way_stays()
    {
        var incoming = Directory.CreateDirectory(Path.Combine(Folder, "files", "incoming")).FullName;
        var (old, young) = (Path.Combine(incoming, "old"), Path.Combine(incoming, "young"));
        File.WriteAllText(old, "x");
        File.WriteAllText(young, "x");
        File.SetLastWriteTimeUtc(old, TimeProvider.System.GetUtcNow().UtcDateTime.AddDays(-2));

        await SaveAsync(PdfBytes, "a.pdf");

        File.Exists(old).ShouldBeFalse();
        File.Exists(young).ShouldBeTrue();
    }

    private sealed class Endless(long length) : Stream
    {
        public long Given { get; private set; }
        public bool BreaksOff { get; init; }
        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            if (Given >= length)
            {
                return BreaksOff ? throw new IOException("connection reset") : new(0);
            }

            buffer.Span.Fill((byte)'x');
            if (Given == 0)
            {
                PdfBytes.CopyTo(buffer);
            }

            Given += buffer.Length;
            return new(buffer.Length);
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override void Flush() => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
