using CyberPort.Platform.Documents.Engine;
using CyberPort.Platform.Files;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CyberPort.Platform.Tests.Files;

public sealed class Previews : IAsyncLifetime
{
    // 64 × 48 pixels of a colour gradient, made with heif-enc.
    private const string Photograph =
        "AAAAHGZ0eXBoZWljAAAAAG1pZjFoZWljbWlhZgAAAaxtZXRhAAAAAAAAACFoZGxyAAAAAAAAAABwaWN0AAAAAAAAAAAAAAAAAAAAAA5waXRtAAAAAAACAAAA" +
        "EGlkYXQAAAAAAEAAMAAAADhpbG9jAQAAAERAAAIAAQAAAAAAAAHQAAEAAAAAAAAAMwACAAEAAAAAAAAAAQAAAAAAAAAIAAAAOGlpbmYAAAAAAAIAAAAVaW5m" +
        "ZQIAAAEAAQAAaHZjMQAAAAAVaW5mZQIAAAAAAgAAZ3JpZAAAAADXaXBycAAAALVpcGNvAAAAdWh2Y0MBBAgAAAAAAAAAAAAe8AD8/fr6AAAPAyAAAQAXQAEM" +
        "Af//BAgAAAMAnbgAAAMAAB66AkAhAAEAKkIBAQQIAAADAJ24AAADAAAeoCCBBNlurkprm4EBAwIAAAMAAgAAAwACECIAAQAGRAHBc8CJAAAAFGlzcGUAAAAA" +
        "AAAAQAAAAEAAAAAUaXNwZQAAAAAAAABAAAAAMAAAABBwaXhpAAAAAAMKCgoAAAAaaXBtYQAAAAAAAAACAAECgQIAAgIDhAAAABppcmVmAAAAAAAAAA5kaW1n" +
        "AAIAAQABAAAAO21kYXQAAAAvKAGvGYDvTHS8ej0VwAki2HANCIqb2hFUff8+8/ihuC9/C84hThX1HvWEfAS75XA=";

    private readonly string folder = Directory.CreateTempSubdirectory("cyberport-previews-").FullName;
    private readonly FolderFileStore store;
    private readonly PictureWorker pictures = new(new WorkerSettings(), TimeProvider.System, NullLogger<PictureWorker>.Instance);
    private readonly HeicPreviews previews;

    public Previews()
    {
        var settings = Options.Create(new CyberPortSettings { DataFolder = folder });
        store = new(settings, new NoScanner(), TimeProvider.System);
        previews = new(store, settings, pictures);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await pictures.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_photograph_of_a_phone_is_shown_as_jpeg()
    {
        var stored = (await store.SaveAsync(new MemoryStream(Convert.FromBase64String(Photograph)), "IMG_0001.HEIC", FileLimits.Usual, default)).Value;
        stored.ContentType.ShouldBe(FileTypes.Heic);
        for (var time = 1; time <= 2; time++)
        {
            await using var jpeg = (await previews.JpegAsync(stored.Key, default)).Value;
            var start = new byte[3];
            await jpeg.ReadExactlyAsync(start);
            start.ShouldBe([0xFF, 0xD8, 0xFF]);
        }
    }

    [Fact]
    public async Task A_broken_photograph_has_no_preview()
    {
        var broken = Convert.FromBase64String(Photograph)[..100];
        var stored = (await store.SaveAsync(new MemoryStream(broken), "IMG_0002.HEIC", FileLimits.Usual, default)).Value;
        (await previews.JpegAsync(stored.Key, default)).Error!.Code.ShouldBe("file.no-preview");
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_not_found() =>
        (await previews.JpegAsync(new string('0', 64), default)).Error!.Code.ShouldBe("file.not-found");
}
