"""Who wants their next steps ordered by what their adverts ask."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0011_wishes"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="orders_by_adverts",
            field=models.BooleanField(default=False, verbose_name="orders next steps by their adverts"),
        ),
    ]
